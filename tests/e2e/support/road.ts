import { randomUUID } from 'node:crypto';
import type { Question } from '#lib/domain/question/question.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import { startPractice } from '#lib/server/practice/start-practice.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { fieldsTo, theCourse } from './course.ts';
import { questionsOf } from './posed.ts';

// The main road by the verbs that the pages call, for tests that are about what comes after.

/** Enrolled, and has done these modules; all when none are named. */
export async function doModules(db: Db, personId: string, only?: string[]): Promise<string> {
  const { course } = await theCourse(db);
  const [id, now] = [randomUUID(), new Date()];
  const { id: module_id, steps } = course.modules[0]!;
  await db
    .insertInto('enrolment')
    .values({
      ...{ id, person_id: personId, course_id: course.id, started_at: now, seen_at: now },
      ...{ module_id, step: steps }
    })
    .execute();
  const done = course.modules.filter((module) => !only || only.includes(module.id));
  await db
    .insertInto('module_progress')
    .values(
      done.map((module) => ({
        ...{ enrolment_id: id, module_id: module.id, step: module.steps, steps: module.steps },
        done_at: now
      }))
    )
    .execute();
  return id;
}

/** Has begun an exam; gives its questions in the order of their items. */
export async function beginExam(db: Db, personId: string, now = new Date()) {
  const { course, revisionId } = await theCourse(db);
  const started = await startAttempt(db, { personId, revisionId, course, language: 'en' }, now);
  if (started.kind !== 'started') throw new Error(`not started: ${JSON.stringify(started)}`);
  return { attemptId: started.attemptId, questions: await questionsOf(db, started.attemptId) };
}

/** Has sat the exam after all modules, and passed or failed it. */
export async function sitExam(
  db: Db,
  personId: string,
  isRight: boolean | ((question: Question) => boolean),
  now = new Date()
) {
  await doModules(db, personId);
  const { attemptId, questions } = await beginExam(db, personId, now);
  for (const [index, question] of questions.entries()) {
    const right = typeof isRight === 'boolean' ? isRight : isRight(question);
    const given = {
      ...{ id: randomUUID(), attemptId, item: index + 1, personId, givenAt: now },
      ...{ fields: fieldsTo(question, right), confidence: null, language: 'en' }
    };
    await keepAnswer(db, coursesOf(db), given, now);
  }
  await submitAttempt(db, coursesOf(db), { attemptId, personId }, now);
  return { attemptId, questions };
}

/** Has answered some questions of modules, all wrongly, a week ago: they are due. */
export async function answerInModules(db: Db, personId: string, count = 6): Promise<void> {
  const { course, revisionId } = await theCourse(db);
  const at = new Date(Date.now() - 7 * 24 * 3_600_000);
  const some = Object.values(course.questions).filter(
    ({ place, kind, need }) => place === 'module' && kind === 'choose-one' && !need
  );
  for (const question of some.slice(0, count)) {
    const sent = {
      ...{ id: randomUUID(), person: personId, revision: revisionId, question: question.id },
      ...{ fields: fieldsTo(question, false), confidence: null, language: 'en', givenAt: null }
    };
    await submitResponse(db, sent, personId, at);
  }
}

/** Has begun a practice of what is due; gives its id and the questions in their order. */
export async function beginPractice(db: Db, personId: string, now = new Date()) {
  const { course } = await theCourse(db);
  const start = { id: randomUUID(), personId, kind: 'daily' as const, courseId: null };
  await startPractice(db, start, now);
  const items = await db
    .selectFrom('practice_item')
    .select('question_id')
    .where('practice_id', '=', start.id)
    .orderBy('ordinal')
    .execute();
  const questions = items.map(({ question_id }) => course.questions[question_id]!);
  return { practiceId: start.id, questions };
}

/** Has passed: the certificate. */
export async function earnCertificate(db: Db, personId: string) {
  const { attemptId } = await sitExam(db, personId, true);
  return certificateOf(db, attemptId);
}

export function certificateOf(db: Db, attemptId: string) {
  return db
    .selectFrom('certificate')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow();
}
