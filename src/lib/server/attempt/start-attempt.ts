import { randomUUID } from 'node:crypto';
import { nothingWanted } from '#lib/domain/attempt/renewal.ts';
import { canBeDrawn, draw } from '#lib/domain/attempt/draw.ts';
import { canBeShown, drawSpecimens, type Approved } from '#lib/domain/attempt/draw-specimen.ts';
import { mayStart, minutesOf, type MayStart } from '#lib/domain/attempt/may-start.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { generatorVersion } from '#lib/domain/specimen/generator.ts';
import { approvedFor } from '#lib/server/specimen/approved.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import { readRenewal, type Renewal } from './read-renewal.ts';
import { readExamFacts, type ExamFacts } from './start-facts.ts';

export type Start = {
  personId: string;
  revisionId: string;
  course: Course;
  /** The language it begins in, and that of the certificate. */
  language: string;
};

export type Started =
  | { kind: 'started'; attemptId: string }
  | Exclude<MayStart, { kind: 'may' }>
  /** Too few individuals are approved for the questions that must be drawn. */
  | { kind: 'refused'; reason: 'no-specimens' };

/**
 * Begins an attempt: the rule, the revision, the questions and the end of the time are fixed now.
 * However often it is asked at once, one begins and the others find it open. An attempt whose time
 * ran out must have been closed before (finishOverdue).
 */
export async function startAttempt(db: Db, start: Start, now: Date): Promise<Started> {
  // read before the lock is taken: what somebody confuses may need courses of the past
  const before = await readExamFacts(db, start.personId, start.course, now);
  const renewal = await readRenewal(db, start, before, now);
  return db.transaction().execute(async (tx) => {
    await lockEnrolment(tx, start);
    const facts = await readExamFacts(tx, start.personId, start.course, now);
    const verdict = mayStart(facts, now);
    if (verdict.kind !== 'may') return verdict;
    const asked = renewal?.short ?? { rule: start.course.exam, wanted: nothingWanted };
    const drawn = drawItems(start.course, asked, facts, await approvedFor(tx, start.course));
    if (!drawn) return { kind: 'refused', reason: 'no-specimens' };
    const attemptId = await insertAttempt(tx, start, asked.rule, facts, drawn, now);
    return { kind: 'started', attemptId };
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

type DrawnItems = { seed: string; questions: string[]; specimens: Map<string, Drawn> };

/** Questions and individuals of one attempt; null: too few individuals may be shown. */
function drawItems(
  course: Course,
  { rule, wanted }: NonNullable<Renewal['short']>,
  facts: ExamFacts,
  approved: Approved
): DrawnItems | null {
  const seed = randomUUID();
  const all = Object.values(course.questions);
  const usable = all.filter(({ need }) => canBeShown(need, approved));
  if (usable.length < all.length && !canBeDrawn(rule, usable)) return null;
  const questions = draw(rule, usable, seed, facts.drawnBefore, wanted.questions);
  const needs = questions.map((question) => course.questions[question]!);
  const about = { met: facts.shownBefore, generator: generatorVersion, seed, wanted: wanted.taxa };
  return { seed, questions, specimens: drawSpecimens(needs, approved, about) };
}

async function insertAttempt(
  tx: Tx,
  start: Start,
  rule: ExamRule,
  facts: ExamFacts,
  { seed, questions, specimens }: DrawnItems,
  now: Date
): Promise<string> {
  const { course, revisionId, language } = start;
  const id = randomUUID();
  const minutes = minutesOf(rule, facts.allowances);
  await tx
    .insertInto('attempt')
    .values({
      id,
      // a course without modules can be examined before it was ever opened: no such course passes
      // the check, and the table refuses an attempt without its enrolment
      enrolment_id: facts.enrolmentId!,
      number: facts.attempts.length + 1,
      revision_id: revisionId,
      rule: json(rule),
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
        question_hash: course.questions[question]!.hash,
        specimen: specimens.has(question) ? json(specimens.get(question)!) : null
      }))
    )
    .execute();
  return id;
}
