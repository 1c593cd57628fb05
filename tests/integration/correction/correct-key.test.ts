import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '#lib/domain/attempt/result.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import { attemptOf } from '#lib/server/attempt/queries.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import { correctKey } from '#lib/server/correction/correct-key.ts';
import { previewCorrection, readChanges } from '#lib/server/correction/read-changes.ts';
import { setEnv } from '#lib/server/env.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

// The published key of `rings` says "below the tip"; a new revision says "at the tip". The tests
// follow each other: before, the correction, after.

const { db, url } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const otherKey = (text: string) =>
  text
    .replace('- ( ) At the tip', '- (X) At the tip')
    .replace('- (x) Below the tip', '- ( ) Below the tip')
    .replace('(X)', '(x)');

let village: Village;
let old: Published;
let mended: Published;
let right: Sat;
let wrong: Sat;
let open: Sat;
beforeAll(async () => {
  setEnv({ DATABASE_URL: url });
  village = await buildVillage(db);
  old = await publishTiny(db, now);
  right = await sit(true, true);
  wrong = await sit(false, true);
  open = await sit(false, false);
  mended = await publishTiny(db, later(60), otherKey);
});
afterAll(stopBoss);

const changed = async () => (await readChanges(db, 'tiny'))!;
async function correct(by = village.erlan, at = later(90)) {
  const { changes } = await changed();
  const { fromHash, toHash } = changes[0]!;
  return correctKey(db, { id: randomUUID(), courseId: 'tiny', fromHash, toHash, by }, at);
}

describe('before anything happens', () => {
  test('the change is found, and who is affected is counted', async () => {
    const found = await changed();
    expect(found.changes).toMatchObject([
      { questionId: 'rings', fromHash: hashOf(old), toHash: hashOf(mended), done: null }
    ]);
    expect(await previewCorrection(db, found, found.changes[0]!)).toEqual({
      ...{ attempts: 2, marks: 2, results: 2, nowPass: 1, stayPassed: 1 }
    });
    expect(await marksOf(right)).toHaveLength(1);
  });

  test('a key changed together with its choices, or another text alone, is no correction', async () => {
    const { changes } = await changed();
    expect(changes.map(({ questionId }) => questionId)).toEqual(['rings']);
  });

  test('officers and managers correct nothing', async () => {
    for (const by of [village.aigul, village.gulnara])
      expect(await correct(by)).toEqual({ kind: 'refused', reason: 'unknown-change' });
    const made = { id: randomUUID(), courseId: 'tiny', fromHash: 'x', toHash: 'y' };
    expect(await correctKey(db, { ...made, by: village.erlan }, now)).toMatchObject({
      kind: 'refused'
    });
  });
});

describe('marking again', () => {
  // without the unique key and the locks five would write five marks and certify five times
  test('five at once do it once', async () => {
    const lock = (tx: Parameters<Parameters<typeof race>[1]>[0]) =>
      sql`select from attempt where id in (${right.attemptId}, ${wrong.attemptId}) for update`.execute(
        tx
      );
    const outcomes = await race(
      db,
      lock,
      Array.from({ length: 5 }, () => () => correct())
    );
    for (const one of outcomes) expect(one).toMatchObject({ value: { kind: 'corrected' } });
    expect(await marksOf(wrong)).toHaveLength(2);
    expect(await certificates(wrong)).toHaveLength(1);
    expect(await mails(wrong)).toHaveLength(1);
  });

  test('the old mark stays, the new one is dated', async () => {
    expect((await marksOf(wrong)).map(({ verdict, marked_at }) => [verdict, marked_at])).toEqual([
      ['wrong', later(10)],
      ['right', later(90)]
    ]);
  });

  test('who passes now has the certificate, from today on', async () => {
    const [certificate] = await certificates(wrong);
    expect(certificate!.issued_at).toEqual(later(90));
    const attempt = (await attemptOf(db, wrong.attemptId, wrong.personId))!;
    expect(attempt.result?.passed).toBe(true);
    expect(attempt.corrections).toMatchObject([
      { at: later(90), before: { passed: false }, after: { passed: true } }
    ]);
    expect(attempt.items.find(({ questionId }) => questionId === 'rings')?.correctedBy).toBe(
      mended.id
    );
    expect((await mails(wrong))[0]!.body).toContain('100 %');
  });

  test('who had passed stays passed and keeps the certificate, and is told', async () => {
    const attempt = (await attemptOf(db, right.attemptId, right.personId))!;
    expect(attempt.result).toMatchObject({ passed: true, points: 2 });
    expect(await certificates(right)).toHaveLength(1);
    const revoked = await db.selectFrom('revocation').selectAll().execute();
    expect(revoked).toEqual([]);
    expect(await mails(right)).toHaveLength(1);
    const kept = await db
      .selectFrom('result_correction')
      .selectAll()
      .where('attempt_id', '=', right.attemptId)
      .executeTakeFirstOrThrow();
    expect(kept.would_pass).toBe(false);
    expect((kept.before as Result).points).toBe(3);
  });

  test('an exam under way is marked by the corrected key', async () => {
    const submitted = await submitAttempt(db, coursesOf(db), open, later(10));
    expect(submitted).toEqual({ kind: 'submitted', passed: true });
    expect(await marksOf(open)).toHaveLength(1);
  });

  test('done again later it changes nothing', async () => {
    expect(await correct(village.erlan, later(200))).toEqual({ kind: 'corrected' });
    expect(await marksOf(wrong)).toHaveLength(2);
    expect((await changed()).changes[0]!.done).toMatchObject({ at: later(90), changed: 2 });
  });
});

const hashOf = ({ course }: Published) => course.questions['rings']!.hash;

type Sat = { personId: string; attemptId: string };

/** An exam with all right but for `rings`, which is answered as the old key wants it, or otherwise. */
async function sit(asKeyed: boolean, submit: boolean): Promise<Sat> {
  const personId = await person(db, 'Officer', randomUUID(), village.units.dostuk);
  const enrolment_id = randomUUID();
  await db
    .insertInto('enrolment')
    .values({
      id: enrolment_id,
      person_id: personId,
      course_id: 'tiny',
      started_at: now,
      seen_at: now
    })
    .execute();
  for (const { id, steps } of old.course.modules)
    await db
      .insertInto('module_progress')
      .values({ enrolment_id, module_id: id, step: steps, steps, done_at: now })
      .execute();
  const start = { personId, revisionId: old.id, course: old.course, language: 'en' };
  const started = await startAttempt(db, start, now);
  if (started.kind !== 'started') throw new Error(JSON.stringify(started));
  const { attemptId } = started;
  const items = await db
    .selectFrom('attempt_item')
    .select(['ordinal', 'question_id'])
    .where('attempt_id', '=', attemptId)
    .execute();
  expect(items.some(({ question_id }) => question_id === 'rings')).toBe(true);
  for (const { ordinal, question_id } of items) {
    const rings = old.course.questions['rings']!;
    if (rings.kind !== 'choose-one') throw new Error(rings.kind);
    const other = rings.texts['en']!.choices.find(({ html }) => html.includes('At the tip'))!.id;
    const isOther = question_id === 'rings' && !asKeyed;
    const fields = isOther ? { choice: other } : rightFields(old.course, question_id);
    const given = {
      id: randomUUID(),
      attemptId,
      item: ordinal,
      personId,
      fields,
      confidence: null
    };
    await keepAnswer(db, coursesOf(db), { ...given, language: 'en', givenAt: now }, now);
  }
  const sat = { personId, attemptId };
  if (submit) await submitAttempt(db, coursesOf(db), sat, later(10));
  return sat;
}

const marksOf = ({ attemptId }: Sat) =>
  db
    .selectFrom('mark')
    .innerJoin('response', 'response.id', 'mark.response_id')
    .select(['verdict', 'marked_at'])
    .where('attempt_id', '=', attemptId)
    .where('question_id', '=', 'rings')
    .orderBy('marked_at')
    .execute();

const certificates = ({ attemptId }: Sat) =>
  db.selectFrom('certificate').selectAll().where('attempt_id', '=', attemptId).execute();

const mails = ({ personId }: Sat) =>
  db.selectFrom('mail').selectAll().where('person_id', '=', personId).execute();
