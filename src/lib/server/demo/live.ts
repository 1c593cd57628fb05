import { randomUUID } from 'node:crypto';
import { randomOf } from '#lib/domain/random.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { posedItem } from '#lib/server/attempt/posed-item.ts';
import { benchOf } from '#lib/server/specimen/bench.ts';
import { drawPractice } from '#lib/server/specimen/draw-practice.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { asksHowSure } from '#lib/domain/response/response.ts';
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
      const of = { course, revision: revision.revisionId };
      const asker = { ...of, personId };
      // few individuals: each new one takes a tenth of a second to make
      const seed = () => 200_000 + Math.floor(random() * 4);
      const needs = question.need ? [question] : [];
      const draws = await drawPractice(db, asker, needs, [], new Date(at), seed);
      const draw = draws.get(id);
      const posed = pose(question, draw?.specimen ?? null, benchOf(of));
      const given = giveAnswer(posed, random() < learner.skill, random);
      const sent = {
        id: randomUUID(),
        person: personId,
        revision: of.revision,
        ...given,
        draw: draw?.id
      };
      const about = { question: id, language, givenAt: new Date(at).toISOString() };
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
    .select(['ordinal', 'question_id', 'specimen'])
    .where('attempt_id', '=', attemptId)
    .orderBy('ordinal')
    .execute();
  const of = { course, revision: revision.revisionId };
  const questions = items.map(({ ordinal, question_id, specimen }) => ({
    ordinal,
    question: posedItem(of, { questionId: question_id, drawn: specimen as Drawn | null })
  }));
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

const risk = ({ kind }: Question) => (kind === 'decide' || kind === 'identify' ? 1 : 0);

/** What somebody sends who knows the answer, or not. */
export function giveAnswer(question: Question, knows: boolean, random: () => number) {
  // who knows is mostly surer, but some are sure and wrong
  const [guessing, fairly] = knows ? [0.15, 0.5] : [0.4, 0.8];
  const dice = random();
  const sure = dice < guessing ? 1 : dice < fairly ? 2 : 3;
  return {
    fields: knows ? rightAnswer(question) : wrongAnswer(question, random()),
    confidence: asksHowSure(question.kind) ? (sure as 1 | 2 | 3) : null,
    // somebody who does not know looks longer
    seconds: Math.round(5 + random() * (knows ? 20 : 45))
  };
}
