import { randomUUID } from 'node:crypto';
import { randomOf } from '#lib/domain/random.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import { startPractice } from '#lib/server/practice/start-practice.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { benchOf } from '#lib/server/specimen/bench.ts';
import { drawPractice } from '#lib/server/specimen/draw-practice.ts';
import { giveAnswer, type Learner } from './live.ts';

const halfMinute = 30_000;

/** A daily practice of somebody of the demo, from its first item to its last. */
export async function practise(learner: Learner, at: Date): Promise<void> {
  const { db, personId, language, loaded } = learner;
  const { course, revision } = loaded;
  const of = { course, revision: revision.revisionId };
  const random = randomOf(`${learner.seed} practice ${at.toISOString()}`);
  const start = { id: randomUUID(), personId, kind: 'daily' as const, courseId: course.id };
  if ((await startPractice(db, start, at)).kind === 'refused') return;
  // few individuals: each new one takes a tenth of a second to make
  const seed = () => 200_000 + Math.floor(random() * 4);
  let now = at.getTime();
  const items = await db
    .selectFrom('practice_item')
    .select(['id', 'question_id'])
    .where('practice_id', '=', start.id)
    .orderBy('ordinal')
    .execute();
  for (const { id, question_id } of items) {
    now += halfMinute;
    const question = course.questions[question_id]!;
    const needs = question.need ? [question] : [];
    const draws = await drawPractice(db, { ...of, personId }, needs, [], new Date(now), seed);
    const draw = draws.get(question_id);
    const posed = pose(question, draw?.specimen ?? null, benchOf(of));
    const sent = {
      ...{ id, person: personId, revision: of.revision, question: question_id },
      ...giveAnswer(posed, random() < learner.skill, random),
      ...{ language, givenAt: new Date(now).toISOString(), draw: draw?.id }
    };
    await submitResponse(db, sent, personId, new Date(now));
  }
}
