import type { Locator } from '@playwright/test';
import type { Question } from '#lib/domain/question/question.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { posedItem } from '#lib/server/attempt/posed-item.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { theCourse } from './course.ts';

/** The question that a form asks: about the individual that was drawn for it, if it needs one. */
export async function posedIn(db: Db, form: Locator, question: Question): Promise<Question> {
  if (!question.need) return question;
  return posedBy(db, question, await form.locator('[name=draw]').inputValue());
}

/** The question about the individual of a draw. */
export async function posedBy(db: Db, question: Question, draw: string): Promise<Question> {
  const { specimen } = await db
    .selectFrom('specimen_draw')
    .select('specimen')
    .where('id', '=', draw)
    .executeTakeFirstOrThrow();
  const { course, revisionId } = await theCourse(db);
  const item = { questionId: question.id, drawn: specimen as Drawn };
  return posedItem({ course, revision: revisionId }, item);
}

/** The questions of an attempt in the order of its items, each about its own individual. */
export async function questionsOf(db: Db, attemptId: string): Promise<Question[]> {
  const { course, revisionId } = await theCourse(db);
  const items = await db
    .selectFrom('attempt_item')
    .select(['question_id as questionId', 'specimen'])
    .where('attempt_id', '=', attemptId)
    .orderBy('ordinal')
    .execute();
  return items.map(({ questionId, specimen }) =>
    posedItem({ course, revision: revisionId }, { questionId, drawn: specimen as Drawn | null })
  );
}
