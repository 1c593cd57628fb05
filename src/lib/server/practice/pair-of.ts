import type { Pair } from '#lib/domain/practice/choose-items.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { myConfusions } from './my-confusions.ts';

/** The pair with this id, if this person still mixes it up; null: not (any more). One statement. */
export async function pairOf(
  db: Db,
  personId: string,
  id: string,
  now: Date
): Promise<(Pair & { id: string }) | null> {
  const confusions = await myConfusions(db, personId, now);
  const pair = confusions.find((one) => one.id === id);
  if (!pair) return null;
  const { mixed, questions } = pair;
  return { id, questions, taxa: mixed.kind === 'taxa' ? [mixed.was, mixed.taken] : [] };
}
