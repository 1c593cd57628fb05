import { sql } from 'kysely';
import { correctResult, type CorrectedResult } from '#lib/domain/correction/correct-result.ts';
import { withKeyOf } from '#lib/domain/correction/key-change.ts';
import { markItem } from '#lib/domain/attempt/mark-item.ts';
import type { MarkedItem, Result } from '#lib/domain/attempt/result.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import { mark } from '#lib/domain/question/ask.ts';
import type { Answer, Mark } from '#lib/domain/question/question.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';

export type Affected = {
  attemptId: string;
  personId: string;
  courseRevision: string;
  language: string;
  result: CorrectedResult;
};

export type Change = { courseId: string; questionId: string; fromHash: string };

/** The courses a correction is worked out with: of the attempts by their revision, and the corrected. */
export type Courses = { of: (revisionId: string) => Course; now: Course };

/**
 * Every submitted attempt that holds the version, marked again. Other items keep the marks they have,
 * by corrections made before. One statement over the attempts that hold it.
 */
export async function workOut(
  db: Db | Tx,
  { courseId, questionId, fromHash }: Change,
  courses: Courses
): Promise<Affected[]> {
  const { rows } = await sql<AttemptRow>`
    select attempt.id, attempt.revision_id, attempt.rule, attempt.result, attempt.language,
      enrolment.person_id,
      (select jsonb_agg(jsonb_build_object('question', item.question_id, 'answer', last.answer,
          'correctedBy', key_correction.revision_id, 'points', last.points,
          'pointsOf', last.points_of, 'verdict', last.verdict, 'decided', last.decided)
          order by item.ordinal)
        from attempt_item item
        left join key_correction on key_correction.id = item.correction_id
        left join lateral (
          select s.answer, k.points, k.points_of, k.verdict, k.decided
          from response s
          left join lateral (select * from mark where response_id = s.id
            order by marked_at desc limit 1) k on true
          where s.attempt_id = item.attempt_id and s.question_id = item.question_id
          order by s.seq desc limit 1) last on true
        where item.attempt_id = attempt.id) as items
    from attempt_item held
    join attempt on attempt.id = held.attempt_id
    join enrolment on enrolment.id = attempt.enrolment_id
    where held.question_id = ${questionId} and held.question_hash = ${fromHash}
      and enrolment.course_id = ${courseId} and attempt.submitted_at is not null
    order by attempt.id`.execute(db);
  return rows.map((row) => ({
    attemptId: row.id,
    personId: row.person_id,
    courseRevision: row.revision_id,
    language: row.language,
    result: correctResult(
      row.result,
      row.rule,
      row.items.map((item) => remarked(item, row.revision_id, questionId, courses))
    )
  }));
}

type ItemRow = {
  question: string;
  answer: Answer | null;
  correctedBy: string | null;
  points: number | null;
  pointsOf: number | null;
  verdict: Mark['verdict'] | null;
  decided: NonNullable<Mark['decide']> | null;
};

interface AttemptRow {
  id: string;
  revision_id: string;
  rule: ExamRule;
  result: Result;
  language: string;
  person_id: string;
  items: ItemRow[];
}

function remarked(
  item: ItemRow,
  revision: string,
  questionId: string,
  courses: Courses
): MarkedItem {
  const course = courses.of(revision);
  const written = course.questions[item.question]!;
  if (item.question === questionId)
    return markItem(course, withKeyOf(written, courses.now.questions[questionId]!), item.answer);
  // its target may have been put right before; the kept mark tells what became of an answer
  const corrected = item.correctedBy && courses.of(item.correctedBy).questions[item.question];
  const question = corrected ? withKeyOf(written, corrected) : written;
  const plain = markItem(course, question, null);
  if (item.verdict === null || !item.pointsOf) return plain;
  const target =
    item.decided === null ? plain.target : item.decided === 'hit' || item.decided === 'miss';
  const kept: Mark = { points: item.points! / item.pointsOf, verdict: item.verdict };
  return { ...plain, target, mark: item.decided ? { ...kept, decide: item.decided } : kept };
}

/** A distinct answer to the version, how often it was given and marked, and its mark by the new key. */
export type Remark = { answer: string; count: number; mark: Mark };

/** Answers whose mark would be another, in exams and in lessons. One statement. */
export async function remarks(
  db: Db | Tx,
  { courseId, questionId, fromHash }: Change,
  { from, now }: { from: Course; now: Course }
): Promise<Remark[]> {
  const { rows } = await sql<MarkedAnswer>`
    select s.answer::text as answer, k.verdict, k.decided,
      (k.points / nullif(k.points_of, 0))::float8 as points, count(*)::int as count
    from response s
    join lateral (select * from mark where response_id = s.id
      order by marked_at desc limit 1) k on true
    where s.question_id = ${questionId} and s.question_hash = ${fromHash}
      and s.revision_id in (select id from revision where course_id = ${courseId})
    group by 1, 2, 3, 4`.execute(db);
  const question = withKeyOf(from.questions[questionId]!, now.questions[questionId]!);
  return rows.flatMap(({ answer, count, ...was }) => {
    const marked = mark(question, JSON.parse(answer) as Answer);
    const same =
      marked.verdict === was.verdict &&
      (marked.decide ?? null) === was.decided &&
      Math.abs(marked.points - (was.points ?? 0)) < 1e-4;
    return same ? [] : [{ answer, count, mark: marked }];
  });
}

interface MarkedAnswer {
  answer: string;
  verdict: Mark['verdict'];
  decided: NonNullable<Mark['decide']> | null;
  points: number | null;
  count: number;
}
