import { randomUUID } from 'node:crypto';
import { isOverdue } from '#lib/domain/attempt/clock.ts';
import { markItem } from '#lib/domain/attempt/mark-item.ts';
import { withKeyOf } from '#lib/domain/correction/key-change.ts';
import { resultOf, type MarkedItem, type Result } from '#lib/domain/attempt/result.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import type { Answer } from '#lib/domain/question/question.ts';
import { issueCertificate } from '#lib/server/certificate/issue-certificate.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { countMarks } from '#lib/server/recognition/count-marks.ts';
import type { CourseLoader } from './course-loader.ts';
import { posedItem } from './posed-item.ts';

export type Submitted =
  { kind: 'submitted'; passed: boolean } | { kind: 'refused'; reason: 'unknown-attempt' };

/**
 * Closes an attempt: marks what was kept, and in the same transaction writes the marks, the result
 * and, if it was passed, the certificate. Asked again, or five times at once, it was done once.
 * After its time an attempt counts as submitted when the time ended, whenever that is noticed.
 */
export async function submitAttempt(
  db: Db,
  courses: CourseLoader,
  { attemptId, personId }: { attemptId: string; personId: string },
  now: Date
): Promise<Submitted> {
  const attempt = await db
    .selectFrom('attempt')
    .innerJoin('enrolment', 'enrolment.id', 'attempt.enrolment_id')
    .select(['attempt.revision_id', 'attempt.passed'])
    .where('attempt.id', '=', attemptId)
    .where('enrolment.person_id', '=', personId)
    .executeTakeFirst();
  if (!attempt) return { kind: 'refused', reason: 'unknown-attempt' };
  if (attempt.passed !== null) return { kind: 'submitted', passed: attempt.passed };
  // compiled before the lock is taken: it may need a connection of its own
  const course = await courses(attempt.revision_id);
  return db
    .transaction()
    .execute((tx) => close(tx, { course, courses }, { attemptId, personId }, now));
}

async function close(
  tx: Tx,
  { course, courses }: { course: Course; courses: CourseLoader },
  { attemptId, personId }: { attemptId: string; personId: string },
  now: Date
): Promise<Submitted> {
  const attempt = await lockAttempt(tx, attemptId);
  if (attempt.passed !== null) return { kind: 'submitted', passed: attempt.passed };
  const at = isOverdue(attempt.ends_at, now) ? attempt.ends_at : now;
  const answers = await readAnswers(tx, attemptId);
  const corrected = await correctedCourses(courses, answers);
  const items = answers.map((row) => {
    const about = { questionId: row.question_id, drawn: row.specimen as Drawn | null };
    const asked = posedItem({ course, revision: attempt.revision_id }, about);
    const key = row.corrected_by && corrected.get(row.corrected_by)?.questions[row.question_id];
    return markItem(course, key ? withKeyOf(asked, key) : asked, row.answer as Answer | null);
  });
  const result = resultOf(attempt.rule as ExamRule, items);
  await insertMarks(tx, answers, items, now);
  await tx
    .updateTable('attempt')
    .set({ submitted_at: at, result: json(result), passed: result.passed })
    .where('id', '=', attemptId)
    .execute();
  if (result.passed) await certify(tx, course, { attemptId, personId, result, at }, attempt);
  return { kind: 'submitted', passed: result.passed };
}

function lockAttempt(tx: Tx, attemptId: string) {
  return tx
    .selectFrom('attempt')
    .select(['rule', 'ends_at', 'passed', 'revision_id', 'language'])
    .where('id', '=', attemptId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** A key may have been put right since the attempt began: that one marks. In memory as a rule. */
async function correctedCourses(
  courses: CourseLoader,
  answers: readonly { corrected_by: string | null }[]
): Promise<Map<string, Course>> {
  const loaded = new Map<string, Course>();
  for (const { corrected_by: id } of answers)
    if (id && !loaded.has(id)) loaded.set(id, await courses(id));
  return loaded;
}

/** Every item of the attempt with the answer that arrived last. */
function readAnswers(tx: Tx, attemptId: string) {
  return tx
    .selectFrom('attempt_item as item')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('response')
          .select(['response.id', 'response.answer'])
          .whereRef('response.attempt_id', '=', 'item.attempt_id')
          .whereRef('response.question_id', '=', 'item.question_id')
          .orderBy('response.seq', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue()
    )
    .leftJoin('key_correction', 'key_correction.id', 'item.correction_id')
    .select(['item.question_id', 'item.specimen', 'last.id as response_id', 'last.answer'])
    .select('key_correction.revision_id as corrected_by')
    .where('item.attempt_id', '=', attemptId)
    .orderBy('item.ordinal')
    .execute();
}

async function insertMarks(
  tx: Tx,
  answers: readonly { response_id: string | null }[],
  items: readonly MarkedItem[],
  now: Date
): Promise<void> {
  const marks = items.flatMap(({ question, mark }, index) => {
    const response = answers[index]!.response_id;
    if (!mark || !response) return [];
    return {
      id: randomUUID(),
      response_id: response,
      points: mark.points * question.points,
      points_of: question.points,
      verdict: mark.verdict,
      decided: mark.decide ?? null,
      marked_at: now
    };
  });
  if (marks.length === 0) return;
  await tx.insertInto('mark').values(marks).execute();
  await countMarks(
    tx,
    marks.map(({ id }) => id)
  );
}

async function certify(
  tx: Tx,
  course: Course,
  passed: { attemptId: string; personId: string; result: Result; at: Date },
  attempt: { revision_id: string; language: string }
): Promise<void> {
  await issueCertificate(tx, {
    ...passed,
    course,
    revisionId: attempt.revision_id,
    language: attempt.language
  });
}
