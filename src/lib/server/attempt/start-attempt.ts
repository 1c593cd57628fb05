import { randomUUID } from 'node:crypto';
import { draw } from '#lib/domain/attempt/draw.ts';
import { mayStart, minutesOf, type MayStart } from '#lib/domain/attempt/may-start.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { readExamFacts, type ExamFacts } from './start-facts.ts';

export type Start = {
  personId: string;
  revisionId: string;
  course: Course;
  /** The language it begins in, and that of the certificate. */
  language: string;
};

export type Started = { kind: 'started'; attemptId: string } | Exclude<MayStart, { kind: 'may' }>;

/**
 * Begins an attempt: the rule, the revision, the questions and the end of the time are fixed now.
 * However often it is asked at once, one begins and the others find it open. An attempt whose time
 * ran out must have been closed before (finishOverdue).
 */
export async function startAttempt(db: Db, start: Start, now: Date): Promise<Started> {
  return db.transaction().execute(async (tx) => {
    await lockEnrolment(tx, start);
    const facts = await readExamFacts(tx, start.personId, start.course, now);
    const verdict = mayStart(facts, now);
    if (verdict.kind !== 'may') return verdict;
    return { kind: 'started', attemptId: await insertAttempt(tx, start, facts, now) };
  });
}

/** The quarrel is about the person's next attempt at this course. */
async function lockEnrolment(tx: Tx, { personId, course }: Start): Promise<void> {
  await tx
    .selectFrom('enrolment')
    .select('id')
    .where('person_id', '=', personId)
    .where('course_id', '=', course.id)
    .forUpdate()
    .execute();
}

async function insertAttempt(tx: Tx, start: Start, facts: ExamFacts, now: Date): Promise<string> {
  const { course, revisionId, language } = start;
  const id = randomUUID();
  const seed = randomUUID();
  const questions = draw(course.exam, Object.values(course.questions), seed, facts.drawnBefore);
  const minutes = minutesOf(course.exam, facts.allowances);
  await tx
    .insertInto('attempt')
    .values({
      id,
      // a course without modules can be examined before it was ever opened: no such course passes
      // the check, and the table refuses an attempt without its enrolment
      enrolment_id: facts.enrolmentId!,
      number: facts.attempts.length + 1,
      revision_id: revisionId,
      rule: json(course.exam),
      seed,
      language,
      started_at: now,
      ends_at: new Date(now.getTime() + minutes * 60_000)
    })
    .execute();
  await tx
    .insertInto('attempt_item')
    .values(
      questions.map((question, index) => ({
        attempt_id: id,
        ordinal: index + 1,
        question_id: question,
        question_hash: course.questions[question]!.hash
      }))
    )
    .execute();
  return id;
}
