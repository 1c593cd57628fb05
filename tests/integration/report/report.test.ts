import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeReport } from '#lib/server/report/close-report.ts';
import { fileReport } from '#lib/server/report/file-report.ts';
import { shownInExam, shownInModule } from '#lib/server/report/find-shown.ts';
import {
  countOpenReports,
  lastReport,
  reportOn,
  reportsBy,
  reportsOn
} from '#lib/server/report/queries.ts';
import { explainedAgain } from '#lib/server/report/show-item.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { setEnv } from '#lib/server/env.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, url, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');

let village: Village;
let tiny: Published;
let question: string;
beforeAll(async () => {
  setEnv({ DATABASE_URL: url });
  village = await buildVillage(db);
  tiny = await publishTiny(db, now);
  question = Object.values(tiny.course.questions).find(
    ({ kind, place }) => kind === 'choose-one' && place === 'module'
  )!.id;
});
afterAll(stopBoss);

const shownTo = (personId: string, id = question) =>
  shownInModule(db, { personId, language: 'ru' }, 'tiny', id);

async function filed(personId: string, words = 'The picture is another horn.') {
  const { shown } = (await shownTo(personId))!;
  const id = randomUUID();
  return { id, outcome: await fileReport(db, { id, personId, shown, words }, now) };
}

const newcomer = () => person(db, 'New', randomUUID(), village.units.dostuk);

describe('filing', () => {
  test('keeps the item as it was shown: revision, language, order, words', async () => {
    const officer = await newcomer();
    const { id } = await filed(officer);
    const report = (await reportOn(db, 'tiny', id))!;
    expect(report).toMatchObject({
      ...{ revisionId: tiny.id, questionId: question, language: 'ru', seed: officer },
      ...{ questionHash: tiny.course.questions[question]!.hash, closed: null }
    });
    const item = explainedAgain(tiny.course, report);
    expect(item.asked.language).toBe('ru');
    expect(item.explained.id).toBe(question);
  });

  test('what was answered under an older revision is reported as it was then', async () => {
    const officer = await newcomer();
    const sent = { id: randomUUID(), person: officer, revision: tiny.id, question };
    const about = { language: 'en', confidence: 2 as const, givenAt: null };
    const fields = rightFields(tiny.course, question);
    await submitResponse(db, { ...sent, ...about, fields }, officer, now);
    const newer = await publishTiny(db, now, (text) => `${text}\n\nOne more line.\n`);
    expect(newer.id).not.toBe(tiny.id);
    expect((await shownTo(officer))?.shown.revisionId).toBe(tiny.id);
    expect((await shownTo(await newcomer()))?.shown.revisionId).toBe(newer.id);
  });

  test('one open report a person and question; sent ten times it is filed once', async () => {
    const officer = await newcomer();
    const { shown } = (await shownTo(officer))!;
    const filing = { id: randomUUID(), personId: officer, shown, words: 'Wrong horn' };
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => fileReport(db, filing, now))
    );
    expect(outcomes.every(({ kind }) => kind === 'filed')).toBe(true);
    expect((await filed(officer)).outcome).toEqual({ kind: 'refused', reason: 'open' });
    expect(await reportsBy(db, officer)).toHaveLength(1);
    const other = await filed(await newcomer());
    expect(other.outcome.kind).toBe('filed');
    // somebody else's id is not theirs
    const stolen = { ...filing, personId: village.bek, shown: (await shownTo(village.bek))!.shown };
    expect((await fileReport(db, stolen, now)).kind).toBe('refused');
  });

  test.each([
    ['', 'bad-words'],
    ['  x ', 'bad-words'],
    ['x'.repeat(1001), 'bad-words']
  ])('words %j are refused', async (words, reason) => {
    expect((await filed(await newcomer(), words)).outcome).toEqual({ kind: 'refused', reason });
  });

  test('a question of the exam, another course and a made-up id cannot be found', async () => {
    const exam = Object.values(tiny.course.questions).find(({ place }) => place === 'exam');
    for (const id of ['nothing', 'constructor', ...(exam ? [exam.id] : [])])
      expect(await shownTo(village.aigul, id)).toBeNull();
    expect(
      await shownInModule(db, { personId: village.aigul, language: 'en' }, 'no', question)
    ).toBeNull();
  });

  test('an exam item is its own person’s, and only once it is submitted', async () => {
    const enrolment_id = randomUUID();
    const officer = await newcomer();
    const times = { started_at: now, seen_at: now };
    await db
      .insertInto('enrolment')
      .values({ id: enrolment_id, person_id: officer, course_id: 'tiny', ...times })
      .execute();
    const attempt = randomUUID();
    await db
      .insertInto('attempt')
      .values({
        ...{
          id: attempt,
          enrolment_id,
          number: 1,
          revision_id: tiny.id,
          rule: '{}',
          seed: 'secret'
        },
        ...{ language: 'ru', started_at: now, ends_at: now }
      })
      .execute();
    await db
      .insertInto('attempt_item')
      .values({ attempt_id: attempt, ordinal: 1, question_id: question, question_hash: 'h' })
      .execute();
    const reader = { personId: officer, language: 'ru' };
    expect(await shownInExam(db, reader, attempt, 1)).toBeNull();
    await db
      .updateTable('attempt')
      .set({ submitted_at: now, result: '{}', passed: false })
      .where('id', '=', attempt)
      .execute();
    expect((await shownInExam(db, reader, attempt, 1))?.shown).toMatchObject({
      seed: 'secret',
      attemptId: attempt
    });
    expect(await shownInExam(db, { ...reader, personId: village.bek }, attempt, 1)).toBeNull();
    expect(await shownInExam(db, reader, attempt, 2)).toBeNull();
  });
});

describe('closing', () => {
  const close = (id: string, by: string, answer = 'Mended, thank you.', courseId = 'tiny') =>
    closeReport(db, { id, courseId, by, answer }, now);

  test('the officer sees the answer and gets it by mail; a new report may follow', async () => {
    const officer = await newcomer();
    const { id } = await filed(officer);
    const open = await countOpenReports(db, 'tiny');
    expect(await close(id, village.erlan)).toEqual({ kind: 'closed' });
    expect(await countOpenReports(db, 'tiny')).toBe(open - 1);
    const about = { courseId: 'tiny', questionId: question };
    expect((await lastReport(db, officer, about))?.closed?.answer).toBe('Mended, thank you.');
    const mails = await db
      .selectFrom('mail')
      .selectAll()
      .where('person_id', '=', officer)
      .execute();
    expect(mails).toHaveLength(1);
    expect(mails[0]!.body).toContain('Mended, thank you.');
    expect((await filed(officer)).outcome.kind).toBe('filed');
  });

  test('five at once: the first answer stands and one mail goes out', async () => {
    const officer = await newcomer();
    const { id } = await filed(officer);
    const answers = ['one 1', 'two 2', 'three', 'four', 'five 5'];
    await Promise.all(answers.map((answer) => close(id, village.erlan, answer)));
    const mails = await db
      .selectFrom('mail')
      .selectAll()
      .where('person_id', '=', officer)
      .execute();
    expect(mails).toHaveLength(1);
    expect(mails[0]!.body).toContain((await reportOn(db, 'tiny', id))!.closed!.answer);
  });

  test('not by officers or managers, not through another course, not without words', async () => {
    const { id } = await filed(await newcomer());
    for (const by of [village.aigul, village.cholpon, village.gulnara])
      expect(await close(id, by)).toEqual({ kind: 'refused', reason: 'unknown-report' });
    expect(await close(id, village.erlan, 'Good words', 'other')).toMatchObject({
      kind: 'refused'
    });
    expect(await close(id, village.erlan, ' ')).toEqual({ kind: 'refused', reason: 'bad-answer' });
    expect(await reportOn(db, 'other', id)).toBeNull();
  });

  test('the list shows open ones first, in one statement', async () => {
    const list = await reportsOn(db, 'tiny');
    const states = list.map(({ closed }) => closed !== null);
    expect(states).toEqual([...states].sort());
    expect(await statements(() => reportsOn(db, 'tiny'))).toHaveLength(1);
  });
});
