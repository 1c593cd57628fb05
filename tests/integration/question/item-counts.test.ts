import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { itemStatistics } from '#lib/domain/question/statistics/item-statistics.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import { itemCounts } from '#lib/server/question/queries.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import {
  enrol,
  examCourse,
  fieldsFor,
  loadExamCourse as load,
  now,
  revisionId,
  rightOf,
  wrongOf
} from '../../support/exam-course.ts';
import { publishTiny } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const ids = Object.keys(examCourse.questions);

let village: Village;
let sittings: Sitting[];
beforeAll(async () => {
  village = await buildVillage(db);
  sittings = [];
  for (let officer = 0; officer < 10; officer++) sittings.push(await sit(officer));
});

test('counts agree with a count by hand of the same sittings', async () => {
  const counts = await itemCounts(db, examCourse.id, ids, null);
  for (const one of counts) {
    const items = sittings.flatMap((sitting) => {
      const own = sitting.items.find(({ id }) => id === one.question);
      if (!own) return [];
      const others = sitting.items.filter(({ id }) => id !== one.question);
      return { ...own, rest: others.filter(({ right }) => right).length / others.length };
    });
    expect(one.asked).toBe(items.length);
    expect(one.answered).toBe(items.filter(({ answered }) => answered).length);
    expect(one.marks).toBe(items.filter(({ right }) => right).length);
    expect(itemStatistics(one, null).discrimination ?? 0).toBeCloseTo(
      pearson(items.map(({ right, rest }) => [Number(right), rest])),
      6
    );
    const unanswered = one.choices.find(({ choice }) => choice === '');
    expect(unanswered?.count ?? 0).toBe(one.asked - one.answered);
    if (one.answered) expect(one.time.median).toBe(10);
    expect(one.groupSize).toBe(Math.max(1, Math.round(0.27 * items.length)));
  }
  const form = counts.find(({ question }) => question.startsWith('form_'))!;
  const known = [rightOf(form.question), wrongOf(form.question), ''];
  expect(form.choices.every(({ choice }) => known.includes(choice))).toBe(true);
});

test('an attempt under way, and another course, count for nothing', async () => {
  const before = await itemCounts(db, examCourse.id, ids, null);
  const someone = await person(db, 'Open', randomUUID(), village.units.dostuk);
  await enrol(db, someone);
  await startAttempt(db, startOf(someone), now);
  expect(await itemCounts(db, examCourse.id, ids, null)).toEqual(before);
  expect(await itemCounts(db, 'another', ids, null)).toEqual([]);
});

test('of a module the first answer of a person counts, by version', async () => {
  const first = await publishTiny(db, now);
  const [question, other] = first.course.modules[0]!.questions.map(({ id }) => id) as [
    string,
    string
  ];
  const wrong = { ...rightFields(first.course, question), choice: 'no' };
  const answer = async (id: string, right: boolean) => {
    const fields = right ? rightFields(first.course, id) : wrong;
    const sent = { id: randomUUID(), person: village.aigul, revision: first.id, question: id };
    const about = { language: 'en', confidence: 2 as const, givenAt: null, fields };
    return submitResponse(db, { ...sent, ...about }, village.aigul, now);
  };
  await answer(question, true);
  await answer(question, true);
  await answer(other, true);
  const { id: module } = first.course.modules[0]!;
  const counts = await itemCounts(db, 'tiny', [question, other], module);
  expect(counts.map(({ asked, marks, from }) => ({ asked, marks, from }))).toEqual([
    { asked: 1, marks: 1, from: 'module' },
    { asked: 1, marks: 1, from: 'module' }
  ]);
  expect(counts[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('is one statement', async () => {
  expect(await statements(() => itemCounts(db, examCourse.id, ids, 'horn'))).toHaveLength(1);
});

type Sitting = { items: { id: string; right: boolean; answered: boolean }[] };

const startOf = (personId: string) => ({
  ...{ personId, revisionId, course: examCourse, language: 'ru' }
});

/** The nth officer knows the first n items of the draw, and leaves the last one without an answer. */
async function sit(officer: number): Promise<Sitting> {
  const personId = await person(db, `Officer ${officer}`, randomUUID(), village.units.dostuk);
  await enrol(db, personId);
  const started = await startAttempt(db, startOf(personId), now);
  if (started.kind !== 'started') throw new Error(started.kind);
  const { attemptId } = started;
  const rows = await db
    .selectFrom('attempt_item')
    .select(['ordinal', 'question_id'])
    .where('attempt_id', '=', attemptId)
    .orderBy('ordinal')
    .execute();
  const items = rows.map(({ ordinal, question_id: id }) => {
    const answered = ordinal < rows.length;
    return { id, ordinal, answered, right: answered && (ordinal * 7 + officer) % 9 < officer };
  });
  for (const { id, ordinal, right, answered } of items) {
    if (!answered) continue;
    const given = { id: randomUUID(), attemptId, item: ordinal, personId, language: 'ru' };
    const at = later(ordinal * 10);
    const about = { fields: fieldsFor(id, right), confidence: null, givenAt: at };
    await keepAnswer(db, load, { ...given, ...about }, at);
  }
  await submitAttempt(db, load, { attemptId, personId }, later(300));
  return { items };
}

function pearson(pairs: [number, number][]): number {
  const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [mx, mr] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, r]) => r))];
  const over = (f: (x: number, r: number) => number) =>
    mean(pairs.map(([x, r]) => f(x - mx, r - mr)));
  const spread = Math.sqrt(over((x) => x * x) * over((_, r) => r * r));
  return spread < 1e-9 ? 0 : over((x, r) => x * r) / spread;
}
