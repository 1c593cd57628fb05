import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { finishOverdue } from '#lib/server/attempt/finish-overdue.ts';
import { flagItem } from '#lib/server/attempt/flag-item.ts';
import { keepAnswer, type GivenAnswer } from '#lib/server/attempt/keep-answer.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import { testDatabase } from '../../support/database.ts';
import {
  enrol,
  examCourse,
  fieldsFor,
  loadExamCourse as load,
  now,
  revisionId
} from '../../support/exam-course.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

// Every test examines a newcomer of its own: nothing is cleaned up, nothing leans on the order.

const { db, statements } = await testDatabase();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const minutes = (count: number) => later(count * 60);

let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
});

describe('start', () => {
  test('fixes rule, revision, questions, language and the end of the time', async () => {
    const { attemptId } = await begun();
    const attempt = await row(attemptId);
    expect(attempt).toMatchObject({
      number: 1,
      revision_id: revisionId,
      rule: examCourse.exam,
      language: 'ru',
      started_at: now,
      ends_at: minutes(25),
      item: 1
    });
    const items = await questionsOf(attemptId);
    expect(new Set(items).size).toBe(8);
    expect(items.filter((id) => id.startsWith('target'))).toHaveLength(2);
  });

  // without lockEnrolment the five meet at the unique index and four of them throw
  test('five at once begin one, the others find it open', async () => {
    const personId = await newcomer();
    await openConnections();
    const started = await Promise.all(times(5, () => start(personId)));
    expect(started.filter(({ kind }) => kind === 'started')).toHaveLength(1);
    expect(started.filter(({ kind }) => kind === 'open')).toHaveLength(4);
    const ids = started.map((one) => ('attemptId' in one ? one.attemptId : null));
    expect(new Set(ids).size).toBe(1);
  });

  test('is refused while a module is left, and where the course was never opened', async () => {
    const some = await person(db, 'Some', randomUUID(), village.units.dostuk);
    expect(await start(some)).toEqual({
      kind: 'refused',
      reason: 'modules-left',
      modules: ['trade', 'horn']
    });
    await enrol(db, some, ['trade']);
    expect(await start(some)).toMatchObject({ reason: 'modules-left', modules: ['horn'] });
  });

  test('extra minutes that a manager gave lengthen the time', async () => {
    const personId = await newcomer();
    await db
      .insertInto('exam_allowance')
      .values({
        id: randomUUID(),
        person_id: personId,
        extra_attempts: 0,
        extra_minutes: 15,
        made_at: now,
        reason: 'reads slowly'
      })
      .execute();
    const started = await start(personId);
    if (started.kind !== 'started') throw new Error(started.kind);
    expect((await row(started.attemptId)).ends_at).toEqual(minutes(40));
  });

  test('costs five statements and its transaction, whatever the number of questions', async () => {
    const personId = await newcomer();
    expect(await statements(() => start(personId))).toHaveLength(5 + 2);
  });

  test('after a failed one: not before the waiting time, then with other questions', async () => {
    const { attemptId, personId } = await begun();
    await submit(attemptId, personId, minutes(5));
    expect(await start(personId, minutes(10))).toEqual({
      kind: 'refused',
      reason: 'too-soon',
      from: minutes(5 + 24 * 60),
      attemptsLeft: 2
    });
    const second = await start(personId, minutes(5 + 24 * 60));
    if (second.kind !== 'started') throw new Error(second.kind);
    const before = await questionsOf(attemptId);
    const again = (await questionsOf(second.attemptId)).filter((id) => before.includes(id));
    expect(again).toEqual([]);
  });
});

describe('answers', () => {
  test('sent ten times an answer is kept once', async () => {
    const begunNow = await begun();
    const given = await answer(begunNow, 1, true);
    await openConnections();
    const kept = await Promise.all(times(10, () => keepAnswer(db, load, given, later(5))));
    expect(kept).toEqual(times(10, () => ({ kind: 'kept' })));
    expect(await responses(begunNow.attemptId)).toHaveLength(1);
  });

  test('of several answers to an item the last to arrive counts', async () => {
    const begunNow = await begun();
    await keep(begunNow, 1, false);
    await keep(begunNow, 1, true);
    expect(await responses(begunNow.attemptId)).toHaveLength(2);
    await submit(begunNow.attemptId, begunNow.personId);
    expect((await row(begunNow.attemptId)).result).toMatchObject({ points: 1, answered: 1 });
  });

  test('cost two statements', async () => {
    const begunNow = await begun();
    const given = await answer(begunNow, 3, true);
    expect(await statements(() => keepAnswer(db, load, given, later(5)))).toHaveLength(2);
  });

  test('are not taken for another person’s attempt, an item that is not there, or nothing', async () => {
    const begunNow = await begun();
    const given = await answer(begunNow, 1, true);
    const unknown = { kind: 'refused', reason: 'unknown-item' };
    const bek = { ...given, personId: village.bek };
    expect(await keepAnswer(db, load, bek, later(5))).toEqual(unknown);
    expect(await keepAnswer(db, load, { ...given, item: 9 }, later(5))).toEqual(unknown);
    const empty = { ...given, fields: {} };
    expect(await keepAnswer(db, load, empty, later(5))).toEqual({
      kind: 'refused',
      reason: 'empty'
    });
    const foreign = { ...given, fields: { choice: 'nonsense' } };
    expect(await keepAnswer(db, load, foreign, later(5))).toMatchObject({
      reason: 'unknown-choice'
    });
    expect(await responses(begunNow.attemptId)).toEqual([]);
  });

  test('an id that stands for another answer is not taken', async () => {
    const begunNow = await begun();
    const given = await answer(begunNow, 1, true);
    await keepAnswer(db, load, given, later(5));
    const other = { ...(await answer(begunNow, 2, true)), id: given.id };
    expect(await keepAnswer(db, load, other, later(6))).toEqual({
      kind: 'refused',
      reason: 'id-taken'
    });
  });

  test.each([
    ['before the end', 25 * 60, 25 * 60, 'kept'],
    ['given in time, half a minute on its way', 25 * 60 - 2, 25 * 60 + 30, 'kept'],
    ['given in time, but two minutes on its way', 25 * 60 - 2, 25 * 60 + 120, 'refused'],
    ['given after the end', 25 * 60 + 1, 25 * 60 + 5, 'refused']
  ])('%s', async (_name, givenAt, arrives, kind) => {
    const begunNow = await begun();
    const given = { ...(await answer(begunNow, 1, true)), givenAt: later(givenAt) };
    expect((await keepAnswer(db, load, given, later(arrives))).kind).toBe(kind);
  });

  test('after the submission: none is added, but one that was kept is still said to be kept', async () => {
    const begunNow = await begun();
    const kept = await answer(begunNow, 1, true);
    await keepAnswer(db, load, kept, later(5));
    await submit(begunNow.attemptId, begunNow.personId);
    expect(await keepAnswer(db, load, kept, minutes(3))).toEqual({ kind: 'kept' });
    const fresh = await answer(begunNow, 2, true);
    expect(await keepAnswer(db, load, fresh, minutes(3))).toEqual({
      kind: 'refused',
      reason: 'submitted'
    });
  });

  // without `for share` an answer slips in while the submission reads, is said to be kept, and is
  // never marked
  test('what is kept while the attempt is submitted is marked', async () => {
    await openConnections();
    for (let round = 0; round < 8; round++) {
      const begunNow = await begun();
      const given = await Promise.all(times(8, (n) => answer(begunNow, n + 1, true)));
      const [first, ...rest] = given;
      await keepAnswer(db, load, first!, later(5));
      const answering = rest.map((one) => keepAnswer(db, load, one, later(6)));
      const [, ...kept] = await Promise.all([
        submit(begunNow.attemptId, begunNow.personId, later(6)),
        ...answering
      ]);
      const count = kept.filter(({ kind }) => kind === 'kept').length + 1;
      expect((await row(begunNow.attemptId)).result).toMatchObject({ answered: count });
    }
  });

  test('an item can be marked to be looked at again by its own person only', async () => {
    const { attemptId, personId } = await begun();
    await flagItem(db, { attemptId, personId: village.bek, item: 2 }, true, now);
    expect(await flags(attemptId)).toEqual([]);
    await flagItem(db, { attemptId, personId, item: 2 }, true, now);
    await flagItem(db, { attemptId, personId, item: 2 }, true, now);
    expect(await flags(attemptId)).toEqual([2]);
    await flagItem(db, { attemptId, personId, item: 2 }, false, now);
    expect(await flags(attemptId)).toEqual([]);
  });
});

describe('submission', () => {
  // without the attempt's lock several of the five mark it, and the second certificate throws
  test('five at once give one result, one set of marks and one certificate', async () => {
    const { attemptId, personId } = await allRight();
    await openConnections();
    const done = await Promise.all(times(5, () => submit(attemptId, personId)));
    expect(done).toEqual(times(5, () => ({ kind: 'submitted', passed: true })));
    expect(await certificates(attemptId)).toHaveLength(1);
    expect(await marks(attemptId)).toHaveLength(8);
  });

  test('the certificate copies name, unit and titles, and ends after its months', async () => {
    const { attemptId, personId } = await allRight();
    await submit(attemptId, personId, minutes(9));
    await db.updateTable('person').set({ name: 'Married' }).where('id', '=', personId).execute();
    expect(await certificates(attemptId)).toEqual([
      expect.objectContaining({
        person_id: personId,
        person_name: 'Newcomer',
        unit_name: 'Dostuk',
        course_title: { en: 'Saiga horn', ru: 'Рог сайгака' },
        language: 'ru',
        marks: {
          percent: 100,
          hits: { count: 2, of: 2 },
          falseAlarms: { count: 0, of: 2 },
          original: 'en'
        },
        issued_at: minutes(9),
        expires_at: new Date('2028-11-23T09:09:00Z')
      })
    ]);
  });

  test('without answers it is not passed and gives no certificate', async () => {
    const { attemptId, personId } = await begun();
    expect(await submit(attemptId, personId)).toEqual({ kind: 'submitted', passed: false });
    expect(await certificates(attemptId)).toEqual([]);
  });

  test('nobody submits another’s attempt', async () => {
    const { attemptId } = await begun();
    expect(await submit(attemptId, village.gulnara)).toEqual({
      kind: 'refused',
      reason: 'unknown-attempt'
    });
    expect((await row(attemptId)).submitted_at).toBeNull();
  });

  test('a fault in the middle leaves nothing half done', async () => {
    const { attemptId, personId } = await allRight();
    const broken = { ...examCourse, texts: { en: null as never } };
    await expect(
      submitAttempt(db, () => Promise.resolve(broken), { attemptId, personId }, now)
    ).rejects.toThrow();
    expect(await marks(attemptId)).toEqual([]);
    expect((await row(attemptId)).submitted_at).toBeNull();
  });

  test('costs eleven statements and its transaction, whatever the number of items', async () => {
    const { attemptId, personId } = await allRight();
    expect(await statements(() => submit(attemptId, personId))).toHaveLength(11 + 2);
  });
});

describe('when the time is over', () => {
  test('it is closed with what was kept, as of the end of the time, after the grace', async () => {
    const { attemptId, personId } = await allRight();
    await finishOverdue(db, load, later(25 * 60 + 59), personId);
    expect((await row(attemptId)).submitted_at).toBeNull();
    await finishOverdue(db, load, minutes(60), personId);
    expect(await row(attemptId)).toMatchObject({ submitted_at: minutes(25), passed: true });
    expect(await certificates(attemptId)).toHaveLength(1);
  });

  test('a sweep in every process closes each once', async () => {
    const all = await Promise.all(times(3, allRight));
    await openConnections();
    await Promise.all(times(5, () => finishOverdue(db, load, minutes(60))));
    for (const { attemptId } of all) {
      expect(await marks(attemptId)).toHaveLength(8);
      expect(await certificates(attemptId)).toHaveLength(1);
    }
  });

  test('one broken course does not hold up the others', async () => {
    const broken = await allRight();
    const sound = await allRight();
    let asked = 0;
    const sometimes = () =>
      ++asked === 1 ? Promise.reject(new Error('does not compile')) : load();
    await expect(finishOverdue(db, sometimes, minutes(60))).rejects.toThrow('does not compile');
    const open = await Promise.all([broken, sound].map(({ attemptId }) => row(attemptId)));
    expect(open.filter(({ submitted_at }) => !submitted_at)).toHaveLength(1);
  });
});

type Begun = { attemptId: string; personId: string };

async function newcomer(): Promise<string> {
  const id = await person(db, 'Newcomer', randomUUID(), village.units.dostuk);
  await enrol(db, id);
  return id;
}

function start(personId: string, at = now) {
  return startAttempt(db, { personId, revisionId, course: examCourse, language: 'ru' }, at);
}

async function begun(): Promise<Begun> {
  const personId = await newcomer();
  const started = await start(personId);
  if (started.kind !== 'started') throw new Error(started.kind);
  return { attemptId: started.attemptId, personId };
}

async function allRight(): Promise<Begun> {
  const begunNow = await begun();
  await Promise.all(times(8, (n) => keep(begunNow, n + 1, true)));
  return begunNow;
}

async function answer(to: Begun, item: number, right: boolean): Promise<GivenAnswer> {
  const question = (await questionsOf(to.attemptId))[item - 1] ?? 'form_0';
  return {
    ...to,
    id: randomUUID(),
    item,
    fields: fieldsFor(question, right),
    confidence: 2,
    language: 'ru',
    givenAt: later(4)
  };
}

async function keep(to: Begun, item: number, right: boolean) {
  return keepAnswer(db, load, await answer(to, item, right), later(5));
}

function submit(attemptId: string, personId: string, at = minutes(2)) {
  return submitAttempt(db, load, { attemptId, personId }, at);
}

function row(id: string) {
  return db.selectFrom('attempt').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function questionsOf(attemptId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('attempt_item')
    .select('question_id')
    .where('attempt_id', '=', attemptId)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ question_id }) => question_id);
}

async function flags(attemptId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('attempt_item')
    .select('ordinal')
    .where('attempt_id', '=', attemptId)
    .where('flagged_at', 'is not', null)
    .execute();
  return rows.map(({ ordinal }) => ordinal);
}

function responses(attemptId: string) {
  return db.selectFrom('response').selectAll().where('attempt_id', '=', attemptId).execute();
}

function marks(attemptId: string) {
  return db
    .selectFrom('mark')
    .innerJoin('response', 'response.id', 'mark.response_id')
    .selectAll('mark')
    .where('response.attempt_id', '=', attemptId)
    .execute();
}

function certificates(attemptId: string) {
  return db.selectFrom('certificate').selectAll().where('attempt_id', '=', attemptId).execute();
}

/** Five at once need five open connections, else they come one after another. */
async function openConnections(): Promise<void> {
  await Promise.all(times(10, () => db.selectFrom('person').select('id').limit(1).execute()));
}

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}
