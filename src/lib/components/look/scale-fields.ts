/** The classes of a scale bar's fields, first to last: ink, amber, paper. */
export type ScaleField = 'done' | `here ${'p0' | 'p25' | 'p50' | 'p75' | 'p100'}` | '';

/**
 * `done` of `total` fields are behind; `part` (0 to 1) of the next one is, or null when nobody
 * stands in it. Parts are shown in quarters: a style sheet has no arithmetic for a strict policy.
 */
export function scaleFields(done: number, total: number, part: number | null): ScaleField[] {
  return Array.from({ length: Math.max(total, 0) }, (_, index): ScaleField => {
    if (index < done) return 'done';
    if (index > done || part === null) return '';
    const quarter = Math.min(4, Math.max(0, Math.round(part * 4))) as 0 | 1 | 2 | 3 | 4;
    return `here ${(['p0', 'p25', 'p50', 'p75', 'p100'] as const)[quarter]}`;
  });
}
