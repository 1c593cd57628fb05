import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResponseReply, SentResponse } from '#lib/domain/response/response.ts';
import { keepPlace } from '#lib/server/enrolment/keep-place.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { submitResponses } from '#lib/server/response/submit-responses.ts';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

// Every test answers as a newcomer of its own: nothing is cleaned up, nothing leans on the order.

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
let village: Village;
let tiny: Published;

beforeAll(async () => {
  village = await buildVillage(db);
  tiny = await publishTiny(db, now);
});

const newcomer = () => person(db, 'Newcomer', randomUUID(), village.units.dostuk);

function answerOf(
  personId: string,
  question: string,
  other: Partial<SentResponse> = {}
): SentResponse {
  return {
    id: randomUUID(),
    person: personId,
    revision: tiny.id,
    question,
    language: 'en',
    fields: rightFields(tiny.course, question),
    confidence: null,
    givenAt: '2026-11-23T08:30:00Z',
    ...other
  };
}

const submit = (sent: SentResponse, by = sent.person) => submitResponse(db, sent, by, now);
const responsesOf = (personId: string) =>
  db
    .selectFrom('response')
    .innerJoin('enrolment', 'enrolment.id', 'response.enrolment_id')
    .innerJoin('mark', 'mark.response_id', 'response.id')
    .selectAll('response')
    .select(['points', 'points_of', 'verdict', 'enrolment.course_id'])
    .where('enrolment.person_id', '=', personId)
    .execute();

describe('an answer', () => {
  test('is kept with what it was given to, marked and explained', async () => {
    const me = await newcomer();
    const sent = answerOf(me, 'rings', { language: 'ru' });
    const reply = await submit(sent);
    expect(reply).toMatchObject({
      kind: 'accepted',
      response: { id: sent.id, mark: { points: 1, verdict: 'right' }, fields: sent.fields }
    });
    expect(reply.kind === 'accepted' && reply.response.explained.explanation).toContain('Ниже');
    expect(await responsesOf(me)).toMatchObject([
      {
        id: sent.id,
        course_id: 'tiny',
        revision_id: tiny.id,
        module_id: 'the-horn',
        question_id: 'rings',
        question_hash: tiny.course.questions['rings']!.hash,
        language: 'ru',
        answer: { kind: 'choose-one', choice: sent.fields['choice'] },
        given_at: new Date('2026-11-23T08:30:00Z'),
        received_at: now,
        points: 1,
        verdict: 'right'
      }
    ]);
  });

  test('of every kind can be right', async () => {
    const me = await newcomer();
    for (const { id } of tiny.course.modules[0]!.questions)
      expect(await submit(answerOf(me, id)), id).toMatchObject({
        response: { mark: { verdict: 'right' } }
      });
  });

  test('costs three statements in its transaction', async () => {
    const me = await newcomer();
    await submit(answerOf(me, 'rings'));
    const sent = await statements(() => submit(answerOf(me, 'parts')));
    expect(sent.filter((sql) => !/^(begin|commit)$/.test(sql))).toHaveLength(3);
  });

  test('is never dated later than it came', async () => {
    const me = await newcomer();
    await submit(answerOf(me, 'rings', { givenAt: '2031-01-01T00:00:00Z' }));
    await submit(answerOf(me, 'parts', { givenAt: 'yesterday' }));
    expect((await responsesOf(me)).map(({ given_at }) => given_at)).toEqual([now, now]);
  });
});

describe('sent again', () => {
  test('ten times it is one row and ten times the same reply', async () => {
    const me = await newcomer();
    const sent = answerOf(me, 'rings');
    const replies: ResponseReply[] = [];
    for (let time = 0; time < 10; time++) replies.push(await submit(sent));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await responsesOf(me)).toHaveLength(1);
  });

  test('five at once are one row and five times the same reply', async () => {
    const me = await newcomer();
    await submit(answerOf(me, 'parts'));
    const sent = answerOf(me, 'rings');
    const replies = await race(
      db,
      (tx) => sql`select from enrolment where person_id = ${me} for update`.execute(tx),
      Array.from({ length: 5 }, () => () => submit(sent))
    );
    expect(new Set(replies.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(replies[0]).toMatchObject({ value: { kind: 'accepted' } });
    expect(await responsesOf(me)).toHaveLength(2);
  });

  test('with another answer it is the first that stands', async () => {
    const me = await newcomer();
    const sent = answerOf(me, 'length');
    await submit(sent);
    expect(await submit({ ...sent, fields: { value: '5' } })).toMatchObject({
      response: { fields: sent.fields, mark: { verdict: 'right' } }
    });
  });

  test('under an id that was used for another question it is refused', async () => {
    const me = await newcomer();
    const sent = answerOf(me, 'rings');
    await submit(sent);
    const second = answerOf(me, 'parts', { id: sent.id });
    expect(await submit(second)).toEqual({ kind: 'refused', id: sent.id, reason: 'id-taken' });
    expect(await responsesOf(me)).toHaveLength(1);
  });

  test('by somebody else it is refused, and tells nothing', async () => {
    const [me, you] = [await newcomer(), await newcomer()];
    const sent = answerOf(me, 'rings');
    await submit(sent);
    const stolen = { ...sent, person: you };
    expect(await submit(stolen)).toEqual({ kind: 'refused', id: sent.id, reason: 'id-taken' });
    expect(await responsesOf(you)).toEqual([]);
  });
});

describe('refused, and nothing is kept', () => {
  test.each([
    ['another person is signed in', { person: randomUUID() }, 'other-person'],
    ['no such revision', { revision: 'f'.repeat(64) }, 'no-revision'],
    ['no such question', { question: 'nothing' }, 'no-question'],
    ['a name of every object', { question: 'constructor' }, 'no-question'],
    ['a question of the exam', { question: 'item', fields: { choice: 'hold' } }, 'no-question'],
    ['nothing chosen', { fields: {} }, 'empty'],
    ['a choice of another question', { fields: { choice: 'abcdef01' } }, 'unknown-choice'],
    ['no number', { question: 'length', fields: { value: 'long' } }, 'not-a-number']
  ])('%s', async (_why, wrong, reason) => {
    const me = await newcomer();
    const reply = await submit(answerOf(me, 'rings', wrong), me);
    expect(reply).toMatchObject({ kind: 'refused', reason });
    expect(await responsesOf(me)).toEqual([]);
  });
});

describe('the course has changed since', () => {
  test('a late answer is kept and marked by the revision it was asked under', async () => {
    const me = await newcomer();
    const late = answerOf(me, 'length', { fields: { value: '30' } });
    const newer = await publishTiny(db, now, (text) => text.replace('= 28..38 cm', '= 40..50 cm'));
    expect(newer.id).not.toBe(tiny.id);
    expect(await submit(late)).toMatchObject({ response: { mark: { verdict: 'right' } } });
    const again = { ...late, id: randomUUID(), revision: newer.id };
    expect(await submit(again)).toMatchObject({ response: { mark: { verdict: 'wrong' } } });
    expect((await responsesOf(me)).map((row) => row.revision_id)).toEqual([tiny.id, newer.id]);
    await publishTiny(db, now);
  });
});

describe('a module', () => {
  const questions = () => tiny.course.modules[0]!.questions.map(({ id }) => id);
  const progressOf = (personId: string) =>
    db
      .selectFrom('module_progress')
      .innerJoin('enrolment', 'enrolment.id', 'enrolment_id')
      .select(['module_progress.step', 'steps', 'done_at'])
      .where('person_id', '=', personId)
      .executeTakeFirst();
  const openLast = (personId: string) => {
    const steps = tiny.course.modules[0]!.steps;
    const opened = { personId, courseId: 'tiny', module: 'the-horn', step: steps, steps };
    return keepPlace(db, { ...opened, allAnswered: false }, now);
  };

  test('is done by the last answer when its last step was opened', async () => {
    const me = await newcomer();
    await openLast(me);
    const [last, ...rest] = questions();
    for (const id of rest) await submit(answerOf(me, id));
    expect(await progressOf(me)).toMatchObject({ done_at: null });
    await submit(answerOf(me, last!));
    expect(await progressOf(me)).toMatchObject({ done_at: now });
  });

  // Without the row lock of the enrolment each of the five sees only the answers before them, and
  // the module stays undone for ever: seen with a plain select in its place.
  test('is done by the last five answers at once', async () => {
    const me = await newcomer();
    await openLast(me);
    const all = questions();
    for (const id of all.slice(5)) await submit(answerOf(me, id));
    await race(
      db,
      (tx) => sql`lock table response in exclusive mode`.execute(tx),
      all.slice(0, 5).map((id) => () => submit(answerOf(me, id)))
    );
    expect(await progressOf(me)).toMatchObject({ done_at: now });
  });
});

test('one unreadable answer does not hold up the others', async () => {
  const me = await newcomer();
  const [good, better] = [answerOf(me, 'rings'), answerOf(me, 'parts')];
  const replies = await submitResponses(db, [good, { unreadable: 'x' }, better], me, now);
  expect(replies).toMatchObject([
    { kind: 'accepted' },
    { kind: 'refused', id: 'x', reason: 'bad-shape' },
    { kind: 'accepted' }
  ]);
});
