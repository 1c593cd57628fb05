import { randomUUID } from 'node:crypto';
import { isExamSeed } from '#lib/domain/specimen/seeds.ts';
import type { Db } from '#lib/server/db/schema.ts';

export type Review = {
  taxon: string;
  seeds: number[];
  verdict: 'approved' | 'rejected';
  /** Of what was looked at (edition.ts). */
  edition: string;
  personId: string;
};

/**
 * Says of individuals that exams may show them, or may not. Verdicts are only added; the last one
 * counts from the next start of an exam on, and attempts under way keep what they have. False: there
 * is no seed, or one that is not kept for exams. One statement.
 */
export async function reviewSpecimens(
  db: Db,
  { taxon, seeds, verdict, edition, personId }: Review,
  now: Date
): Promise<boolean> {
  if (seeds.length === 0 || !seeds.every(isExamSeed)) return false;
  const by = { reviewed_by: personId, reviewed_at: now, edition };
  await db
    .insertInto('specimen_review')
    .values([...new Set(seeds)].map((seed) => ({ id: randomUUID(), taxon, seed, verdict, ...by })))
    .execute();
  return true;
}
