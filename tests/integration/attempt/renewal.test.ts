import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import { readRenewal } from '#lib/server/attempt/read-renewal.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { readExamFacts } from '#lib/server/attempt/start-facts.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import { setEnv } from '#lib/server/env.ts';
import { keepPlace } from '#lib/server/enrolment/keep-place.ts';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

// The tiny course is certified for 24 months; its exam asks three questions, its renewal two.

const { db, url } = await testDatabase();
const passedAt = new Date('2026-01-10T09:00:00Z');
const endsAt = new Date('2028-01-10T09:00:00Z');
const inWindow = new Date('2027-12-01T09:00:00Z');
const later = (time: Date, days: number) => new Date(+time + days * 86_400_000);
let village: Village;
let tiny: Published;

beforeAll(async () => {
  setEnv({ DATABASE_URL: url });
  village = await buildVillage(db);
  tiny = await publishTiny(db, new Date('2026-01-01T00:00:00Z'));
});

async function certified(): Promise<string> {
  const me = await person(db, 'Officer', randomUUID(), village.units.dostuk);
  for (const { id, steps } of tiny.course.modules) {
    const at = { personId: me, courseId: 'tiny', module: id, step: steps, steps };
    await keepPlace(db, { ...at, allAnswered: true }, passedAt);
  }
  await sit(me, passedAt, true);
  return me;
}

/** As somebody has them who has practised every question for months. */
async function master(personId: string): Promise<void> {
  const asked = Object.values(tiny.course.questions).filter(({ place }) => place === 'module');
  await db
    .insertInto('review_card')
    .values(
      asked.map(({ id }) => ({
        ...{ person_id: personId, course_id: 'tiny', question_id: id, about: '', stability: 90 },
        ...{ difficulty: 4, reviews: 5, lapses: 0, verdict: 'right' as const },
        ...{ reviewed_at: later(inWindow, -3), due_at: later(inWindow, 80) }
      }))
    )
    .execute();
}

const begin = (personId: string, now: Date) =>
  startAttempt(db, { personId, revisionId: tiny.id, course: tiny.course, language: 'en' }, now);

async function sit(personId: string, now: Date, pass: boolean) {
  const started = await begin(personId, now);
  if (started.kind !== 'started') throw new Error(JSON.stringify(started));
  const { attemptId } = started;
  const items = await db
    .selectFrom('attempt_item')
    .select(['ordinal', 'question_id'])
    .where('attempt_id', '=', attemptId)
    .execute();
  for (const { ordinal, question_id } of items.slice(0, pass ? undefined : 0)) {
    const fields = rightFields(tiny.course, question_id);
    const given = { id: randomUUID(), attemptId, item: ordinal, personId, fields };
    const about = { confidence: null, language: 'en', givenAt: now };
    await keepAnswer(db, coursesOf(db), { ...given, ...about }, now);
  }
  await submitAttempt(db, coursesOf(db), { attemptId, personId }, now);
  const row = await db
    .selectFrom('attempt')
    .selectAll()
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
  return { items, rule: row.rule as ExamRule, passed: row.passed, minutes: +row.ends_at - +now };
}

const ends = async (personId: string) =>
  (
    await db
      .selectFrom('certificate')
      .select('expires_at')
      .where('person_id', '=', personId)
      .orderBy('issued_at')
      .execute()
  ).map(({ expires_at }) => expires_at);

async function renewal(personId: string, now: Date) {
  const facts = await readExamFacts(db, personId, tiny.course, now);
  return readRenewal(db, { personId, course: tiny.course }, facts, now);
}

test('who masters the course sits the shorter exam, and its rule says so', async () => {
  const me = await certified();
  await master(me);
  expect(await renewal(me, later(passedAt, 100))).toBeNull();
  expect((await renewal(me, inWindow))?.short).not.toBeNull();
  const sat = await sit(me, inWindow, true);
  expect(sat.rule).toMatchObject({ renewal: true, questions: 2, pass: 80, hits: 80 });
  expect(sat.items).toHaveLength(2);
  expect(sat.minutes).toBe(4 * 60_000);
  expect(sat.passed).toBe(true);
  // it goes on where the old one ends
  expect(await ends(me)).toEqual([endsAt, new Date('2030-01-10T09:00:00Z')]);
});

test('who does not sits the full one, and is told what is missing', async () => {
  const me = await certified();
  const found = await renewal(me, inWindow);
  expect(found?.short).toBeNull();
  expect(found?.mastery.conditions.map(({ isMet }) => isMet)).toEqual([false, false, false, false]);
  const sat = await sit(me, inWindow, true);
  expect(sat.rule.renewal).toBeUndefined();
  expect(sat.items).toHaveLength(3);
  expect(await ends(me)).toEqual([endsAt, new Date('2030-01-10T09:00:00Z')]);
});

test('who fails the shorter one sits the full one next', async () => {
  const me = await certified();
  await master(me);
  expect((await sit(me, inWindow, false)).rule.renewal).toBe(true);
  expect(await renewal(me, later(inWindow, 2))).toMatchObject({ hasFailed: true, short: null });
  const again = await sit(me, later(inWindow, 2), true);
  expect(again.rule.renewal).toBeUndefined();
  expect(again.passed).toBe(true);
});

test('once it has ended, a new one begins on the day it is earned', async () => {
  const me = await certified();
  await master(me);
  const after = later(endsAt, 20);
  expect(await renewal(me, after)).toBeNull();
  const sat = await sit(me, after, true);
  expect(sat.rule.renewal).toBeUndefined();
  expect((await ends(me)).at(-1)).toEqual(new Date('2030-01-30T09:00:00Z'));
});
