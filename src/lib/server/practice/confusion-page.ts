import type { Language } from '#lib/domain/language.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { myConfusions, sayConfusions, type MyConfusion } from './my-confusions.ts';
import { cardsOf } from './queries.ts';

/** What this person mixes up, in the words of the courses as they are now. Two statements. */
export async function confusionPage(
  db: Db,
  personId: string,
  language: Language,
  now: Date
): Promise<MyConfusion[]> {
  const confusions = await myConfusions(db, personId, now);
  if (confusions.length === 0) return [];
  const known = await cardsOf(db, personId);
  const revisions = new Map(known.map(({ courseId, revisionId }) => [courseId, revisionId]));
  return sayConfusions(db, confusions, revisions, language);
}
