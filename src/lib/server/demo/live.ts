import { randomUUID } from 'node:crypto';
import { randomOf } from '#lib/domain/random.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import type { LoadedCourse } from '#lib/server/course/load-course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { keepPlace } from '#lib/server/enrolment/keep-place.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { rightAnswer, wrongAnswer } from './answer-like.ts';

/** Somebody of the demo at work in a course: how surely they know things, and what day it is. */
export interface Learner {
  db: Db;
  personId: string;
  language: string;
  loaded: LoadedCourse;
  skill: number;
  /** The same seed lives the same life. */
  seed: string;
}

const minute = 60_000;

/** Reads the first `count` modules, one a day from `from` on, and answers what they ask. */
export async function readModules(learner: Learner, count: number, from: Date): Promise<void> {
  const { db, personId, language, loaded } = learner;
  const { course, revision } = loaded;
  const random = randomOf(`${learner.seed} modules`);
  for (const [day, module] of course.modules.slice(0, count).entries()) {
    let at = from.getTime() + day * 24 * 60 * minute + Math.floor(random() * 180) * minute;
    for (const { id } of module.questions) {
      at += minute + Math.floor(random() * 2 * minute);
      const question = course.questions[id];
      if (!question) continue;
      const { fields, confidence } = giveAnswer(question, random() < learner.skill, random);
      const sent = { id: randomUUID(), person: personId, revision: revision.revisionId, fields };
      const about = { question: id, language, confidence, givenAt: new Date(at).toISOString() };
      await submitResponse(db, { ...sent, ...about }, personId, new Date(at));
    }
    const opened = { personId, courseId: course.id, module: module.id };
    const end = { step: module.steps, steps: module.steps, allAnswered: true };
    await keepPlace(db, { ...opened, ...end }, new Date(at + minute));
  }
}

/**
 * Sits the exam at a time of day. `mistakes`: how many of the items are answered wrongly; those that
 * ask to decide come last, so that a few mistakes cost no hit. False: it may not be sat now.
 */
export async function sitExam(learner: Learner, mistakes: number, at: Date): Promise<boolean> {
  const { db, personId, language, loaded } = learner;
  const { course, revision } = loaded;
  const random = randomOf(`${learner.seed} exam ${at.toISOString()}`);
  const start = { personId, revisionId: revision.revisionId, course, language };
  const started = await startAttempt(db, start, at);
  if (started.kind !== 'started') return false;
  const { attemptId } = started;
  const items = await db
    .selectFrom('attempt_item')
    .select(['ordinal', 'question_id'])
    .where('attempt_id', '=', attemptId)
    .orderBy('ordinal')
    .execute();
  const questions = items.flatMap(({ ordinal, question_id }) => {
    const question = course.questions[question_id];
    return question ? [{ ordinal, question }] : [];
  });
  const byRisk = [...questions].sort((a, b) => risk(a.question) - risk(b.question));
  const wrong = new Set(byRisk.slice(0, mistakes).map(({ ordinal }) => ordinal));
  let now = at.getTime();
  for (const { ordinal, question } of questions) {
    now += 20_000 + Math.floor(random() * 30_000);
    const given = { id: randomUUID(), attemptId, item: ordinal, personId, language };
    const answer = giveAnswer(question, !wrong.has(ordinal), random);
    await keepAnswer(
      db,
      coursesOf(db),
      { ...given, ...answer, givenAt: new Date(now) },
      new Date(now)
    );
  }
  await submitAttempt(db, coursesOf(db), { attemptId, personId }, new Date(now + 20_000));
  return true;
}

const risk = (question: Question) => (question.kind === 'decide' ? 1 : 0);

function giveAnswer(question: Question, knows: boolean, random: () => number) {
  const sure = 1 + Math.floor(random() * 1.5) + (knows ? 1 : 0);
  return {
    fields: knows ? rightAnswer(question) : wrongAnswer(question, random()),
    confidence: question.kind === 'decide' ? (Math.min(3, sure) as 1 | 2 | 3) : null
  };
}
