import { sql } from 'kysely';
import type { KnownCard } from '#lib/domain/practice/candidate.ts';
import type { Practice, PracticeItem, PracticeKind } from '#lib/domain/practice/practice.ts';
import { dueBefore } from '#lib/domain/practice/review-card.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import {
  responseColumns,
  toResponse,
  type KeptResponse,
  type ResponseRow
} from '#lib/server/response/response-row.ts';
import { cardJson, toCard, type CardRow } from './keep-card.ts';

export type CourseCards = { courseId: string; revisionId: string; cards: KnownCard[] };

/** The published courses of which this person has review cards, with the cards. One statement. */
export async function cardsOf(db: Db | Tx, personId: string): Promise<CourseCards[]> {
  const { rows } = await sql<{
    course_id: string;
    revision_id: string;
    cards: { question: string; about: string; card: CardRow }[];
  }>`
    select r.course_id, r.revision_id, r.cards from (
      select course.id as course_id, course.revision_id, course.created_at, (
        select jsonb_agg(jsonb_build_object('question', c.question_id, 'about', c.about,
          'card', ${cardJson}) order by c.due_at, c.question_id)
        from review_card c where c.person_id = ${personId} and c.course_id = course.id) as cards
      from course where course.revision_id is not null) r
    where r.cards is not null order by r.created_at, r.course_id`.execute(db);
  return rows.map(({ course_id, revision_id, cards }) => ({
    courseId: course_id,
    revisionId: revision_id,
    cards: cards.map(({ card, ...about }) => ({ ...about, card: toCard(card) }))
  }));
}

/** How much there is to practise: of the home page, which must not wait for more. One statement. */
export async function countCards(
  db: Db,
  personId: string,
  now: Date
): Promise<{ due: number; known: number }> {
  const { rows } = await sql<{ due: number; known: number }>`
    select count(*) filter (where due_at <= ${dueBefore(now)})::int as due, count(*)::int as known
    from review_card where person_id = ${personId}`.execute(db);
  return rows[0]!;
}

/** A practice of this person; null: there is none. One statement. */
export async function practiceOf(
  db: Db | Tx,
  personId: string,
  id: string
): Promise<Practice | null> {
  const { rows } = await practices(db, sql`p.person_id = ${personId} and p.id = ${id}`);
  return rows[0] ? toPractice(rows[0]) : null;
}

/** The practice that was begun last and not stopped, if any. One statement. */
export async function lastPractice(db: Db | Tx, personId: string): Promise<Practice | null> {
  const { rows } = await practices(db, sql`p.person_id = ${personId} and p.ended_at is null`);
  return rows[0] ? toPractice(rows[0]) : null;
}

/** The answer to an item, which is the response with its id. One statement. */
export async function answerTo(db: Db, item: PracticeItem): Promise<KeptResponse | null> {
  const { rows } = await sql<ResponseRow>`
    select ${responseColumns} from response s join mark k on k.response_id = s.id
    where s.id = ${item.id} and s.question_id = ${item.questionId}
    order by k.marked_at desc limit 1`.execute(db);
  return rows[0] ? toResponse(rows[0]) : null;
}

const practices = (db: Db | Tx, which: ReturnType<typeof sql>) =>
  sql<PracticeRow>`
    select p.id, p.kind, p.course_id, p.started_at, p.ended_at, (
      select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.ordinal, 'courseId', i.course_id,
        'revisionId', i.revision_id, 'questionId', i.question_id, 'about', i.about, 'stability', i.stability,
        'skipped', i.skipped_at is not null, 'verdict', (
          select k.verdict from response s join mark k on k.response_id = s.id
          where s.id = i.id and s.question_id = i.question_id
          order by k.marked_at desc limit 1)) order by i.ordinal)
      from practice_item i where i.practice_id = p.id) as items
    from practice p where ${which}`.execute(db);

type PracticeRow = {
  id: string;
  kind: PracticeKind;
  course_id: string | null;
  started_at: Date;
  ended_at: Date | null;
  items: PracticeItem[];
};

const toPractice = (row: PracticeRow): Practice => ({
  id: row.id,
  kind: row.kind,
  courseId: row.course_id,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  items: row.items
});
