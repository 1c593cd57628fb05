import type { Need } from '#lib/domain/question/specimen/need.ts';
import { randomOf, shuffle } from '#lib/domain/random.ts';
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
  asked: {
    met: readonly Drawn[];
    generator: number;
    seed: string;
    /** Taxa that are to come more often: in one of two draws, so that nobody can rely on it. */
    wanted?: readonly string[];
  }
): Map<string, Drawn> {
  const { met, generator, seed, wanted = [] } = asked;
  const drawn = new Map<string, Drawn>();
  for (const { id, need } of questions) {
    if (!need) continue;
    const taken = [...met, ...drawn.values()];
    const taxa = inOrder(need.taxa, wanted, `${seed} ${id}`);
    const one =
      pick(taxa, approved, taken, `${seed} ${id}`) ??
      pick(taxa, approved, [...drawn.values()], `${seed} ${id}`) ??
      pick(taxa, approved, [], `${seed} ${id}`);
    if (one) drawn.set(id, { ...one, generator });
  }
  return drawn;
}

function inOrder(taxa: readonly string[], wanted: readonly string[], seed: string): string[] {
  const shuffled = shuffle(taxa, `${seed} taxon`);
  const first = shuffled.filter((taxon) => wanted.includes(taxon));
  if (first.length === 0 || randomOf(`${seed} wanted`)() < 0.5) return shuffled;
  return [...first, ...shuffled.filter((taxon) => !first.includes(taxon))];
}

/** Of the first of these taxa that has one left. */
function pick(taxa: readonly string[], approved: Approved, taken: readonly Drawn[], seed: string) {
  const used = new Set(taken.map((one) => `${one.taxon} ${one.seed}`));
  for (const taxon of taxa) {
    const left = (approved.get(taxon) ?? []).filter((one) => !used.has(`${taxon} ${one}`));
    const [first] = shuffle(left, `${seed} ${taxon}`);
    if (first !== undefined) return { taxon, seed: first };
  }
  return null;
}
