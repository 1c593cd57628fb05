import { sql } from 'kysely';
import type { KnownCard } from '#lib/domain/practice/candidate.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { cardJson, toCard, type CardRow } from './keep-card.ts';

/** The review cards of a person in one course. One statement. */
export async function courseCards(
  db: Db,
  { personId, courseId }: { personId: string; courseId: string }
): Promise<KnownCard[]> {
  const { rows } = await sql<{ question: string; about: string; card: CardRow }>`
    select c.question_id as question, c.about, ${cardJson} as card
    from review_card c where c.person_id = ${personId} and c.course_id = ${courseId}`.execute(db);
  return rows.map(({ card, ...about }) => ({ ...about, card: toCard(card) }));
}
