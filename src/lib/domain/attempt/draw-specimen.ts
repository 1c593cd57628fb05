import type { Need } from '#lib/domain/question/specimen/need.ts';
import { shuffle } from '#lib/domain/random.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';

/** Seeds that trainers approved for exams, by taxon. */
export type Approved = ReadonlyMap<string, readonly number[]>;

/** Whether an individual can be had for it: without one it stays out of the draw. */
export const canBeShown = (need: Need | null, approved: Approved) =>
  need === null || need.taxa.some((taxon) => (approved.get(taxon)?.length ?? 0) > 0);

/**
 * The individuals of one attempt, question by question: approved ones only, none twice, and none the
 * person has met in an earlier attempt as long as others are left. Every taxon of a set is as likely,
 * however many of it are approved. The same seed gives the same draw.
 */
export function drawSpecimens(
  questions: readonly { id: string; need: Need | null }[],
  approved: Approved,
  { met, generator, seed }: { met: readonly Drawn[]; generator: number; seed: string }
): Map<string, Drawn> {
  const drawn = new Map<string, Drawn>();
  for (const { id, need } of questions) {
    if (!need) continue;
    const taken = [...met, ...drawn.values()];
    const one =
      pick(need.taxa, approved, taken, `${seed} ${id}`) ??
      pick(need.taxa, approved, [...drawn.values()], `${seed} ${id}`) ??
      pick(need.taxa, approved, [], `${seed} ${id}`);
    if (one) drawn.set(id, { ...one, generator });
  }
  return drawn;
}

function pick(taxa: readonly string[], approved: Approved, taken: readonly Drawn[], seed: string) {
  const used = new Set(taken.map((one) => `${one.taxon} ${one.seed}`));
  for (const taxon of shuffle(taxa, `${seed} taxon`)) {
    const left = (approved.get(taxon) ?? []).filter((one) => !used.has(`${taxon} ${one}`));
    const [first] = shuffle(left, `${seed} ${taxon}`);
    if (first !== undefined) return { taxon, seed: first };
  }
  return null;
}
