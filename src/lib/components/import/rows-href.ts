import type { Verdict } from '#lib/domain/import/judge-row.ts';

/** The address of an import's rows: of one verdict or all, after a line. */
export function rowsHref(base: string, verdict: Verdict | null, after?: number): string {
  const search = new URLSearchParams();
  if (verdict) search.set('verdict', verdict);
  if (after !== undefined) search.set('after', String(after));
  return search.size > 0 ? `${base}?${search}` : base;
}
