import { sql } from 'kysely';
import type { ReviewCard } from '#lib/domain/practice/review-card.ts';
import type { Tx } from '#lib/server/db/schema.ts';

export type CardKey = {
  personId: string;
  courseId: string;
  questionId: string;
  /** A taxon; '' for a question that is always the same. */
  about: string;
};

/** A card inside JSON: times come as ISO text. */
export type CardRow = Omit<ReviewCard, 'reviewedAt' | 'dueAt'> & {
  reviewedAt: string;
  dueAt: string;
};

/** What to select of `review_card c` for toCard. */
export const cardJson = sql`jsonb_build_object('stability', c.stability, 'difficulty', c.difficulty,
  'reviews', c.reviews, 'lapses', c.lapses, 'verdict', c.verdict, 'reviewedAt', c.reviewed_at,
  'dueAt', c.due_at)`;

/** The card as an expression within a statement; null: there is none yet. */
export const cardOf = ({ personId, courseId, questionId, about }: CardKey) => sql`
  (select ${cardJson} from review_card c where c.person_id = ${personId}
    and c.course_id = ${courseId} and c.question_id = ${questionId} and c.about = ${about})`;

/** Writes a card, in the transaction that adds the answer to the log. The caller holds the enrolment. */
export async function keepCard(tx: Tx, key: CardKey, card: ReviewCard): Promise<void> {
  const row = {
    person_id: key.personId,
    course_id: key.courseId,
    question_id: key.questionId,
    about: key.about,
    stability: card.stability,
    difficulty: card.difficulty,
    reviews: card.reviews,
    lapses: card.lapses,
    verdict: card.verdict,
    reviewed_at: card.reviewedAt,
    due_at: card.dueAt
  };
  await tx
    .insertInto('review_card')
    .values(row)
    .onConflict((same) =>
      same.columns(['person_id', 'course_id', 'question_id', 'about']).doUpdateSet(row)
    )
    .execute();
}

export const toCard = (row: CardRow): ReviewCard => ({
  ...row,
  reviewedAt: new Date(row.reviewedAt),
  dueAt: new Date(row.dueAt)
});
