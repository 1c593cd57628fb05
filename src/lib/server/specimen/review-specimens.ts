import { randomUUID } from 'node:crypto';
import { isExamSeed } from '#lib/domain/specimen/seeds.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';

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
 * is no seed, or one that is not kept for exams. One transaction.
 */
export async function reviewSpecimens(
  db: Db,
  { taxon, seeds, verdict, edition, personId }: Review,
  now: Date
): Promise<boolean> {
  if (seeds.length === 0 || !seeds.every(isExamSeed)) return false;
  const by = { reviewed_by: personId, reviewed_at: now, edition };
  const looked = [...new Set(seeds)];
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('specimen_review')
      .values(looked.map((seed) => ({ id: randomUUID(), taxon, seed, verdict, ...by })))
      .execute();
    const details = { verdict, edition, specimens: looked.length };
    const event = { at: now, by: personId, what: 'specimens-reviewed', about: taxon, details };
    await recordEvent(tx, event);
  });
  return true;
}
