import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SentResponse } from '#lib/domain/response/response.ts';
import { isOpen } from '#lib/domain/practice/practice.ts';
import { confusionPage } from '#lib/server/practice/confusion-page.ts';
import { openItem } from '#lib/server/practice/open-item.ts';
import { pairOf } from '#lib/server/practice/pair-of.ts';
import { practiceDesk } from '#lib/server/practice/practice-desk.ts';
import { practiceEnd } from '#lib/server/practice/practice-end.ts';
import { cardsOf, countCards, practiceOf } from '#lib/server/practice/queries.ts';
import { skipItem } from '#lib/server/practice/skip-item.ts';
import { startPractice, type PracticeStart } from '#lib/server/practice/start-practice.ts';
import { stopPractice } from '#lib/server/practice/stop-practice.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const day = 86_400_000;
const now = new Date('2026-11-23T09:00:00Z');
const tomorrow = new Date(+now + day);
let village: Village;
let tiny: Published;

beforeAll(async () => {
  village = await buildVillage(db);
  tiny = await publishTiny(db, now);
});

const newcomer = () => person(db, 'Newcomer', randomUUID(), village.units.dostuk);
const questions = () => tiny.course.modules[0]!.questions.map(({ id }) => id);
const answer = (personId: string, question: string, other: Partial<SentResponse> = {}, at = now) =>
  submitResponse(
    db,
    {
      ...{ id: randomUUID(), person: personId, revision: tiny.id, question, language: 'en' },
      ...{ fields: rightFields(tiny.course, question), confidence: null, givenAt: null },
      ...other
    },
    personId,
    at
  );
const wrong = { fields: { value: '5' } };

/** Somebody who has read the module yesterday and knew everything but the length. */
async function reader(): Promise<string> {
  const me = await newcomer();
  for (const id of questions())
    await answer(me, id, id === 'length' ? wrong : {}, new Date(+now - 2 * day));
  return me;
}
const start = (personId: string, other: Partial<PracticeStart> = {}, at = now) =>
  startPractice(db, { id: randomUUID(), personId, kind: 'daily', courseId: null, ...other }, at);
async function begin(personId: string, other: Partial<PracticeStart> = {}, at = now) {
  const started = await start(personId, other, at);
  if (started.kind !== 'started') throw new Error(started.reason);
  return (await practiceOf(db, personId, started.practiceId))!;
}
const cards = async (personId: string) =>
  new Map(
    (await cardsOf(db, personId)).flatMap((one) =>
      one.cards.map(({ question, card }) => [question, card])
    )
  );

describe('a review card', () => {
  test('is kept with the answer: right is asked later than wrong', async () => {
    const me = await newcomer();
    await answer(me, 'rings');
    await answer(me, 'length', wrong);
    const known = await cards(me);
    expect(known.get('rings')).toMatchObject({ reviews: 1, lapses: 0, verdict: 'right' });
    expect(known.get('length')!.dueAt).toEqual(tomorrow);
    expect(known.get('rings')!.dueAt > known.get('length')!.dueAt).toBe(true);
  });

  test('an answer sent ten times is one review', async () => {
    const me = await newcomer();
    const id = randomUUID();
    for (let time = 0; time < 10; time++) await answer(me, 'rings', { id });
    expect((await cards(me)).get('rings')).toMatchObject({ reviews: 1 });
  });

  // without reading the card after the enrolment is locked, five at once count as fewer
  test('five answers at once are five reviews', async () => {
    const me = await newcomer();
    await answer(me, 'rings');
    await race(
      db,
      (tx) => sql`select from enrolment where person_id = ${me} for update`.execute(tx),
      Array.from({ length: 5 }, () => () => answer(me, 'rings'))
    );
    expect((await cards(me)).get('rings')).toMatchObject({ reviews: 6 });
  });

  test('follows the clock of the device only backwards', async () => {
    const me = await newcomer();
    await answer(me, 'rings', { givenAt: '2031-01-01T00:00:00Z' });
    expect((await cards(me)).get('rings')!.reviewedAt).toEqual(now);
    await answer(me, 'parts', { givenAt: '2026-11-20T09:00:00Z' });
    expect((await cards(me)).get('parts')!.reviewedAt).toEqual(new Date('2026-11-20T09:00:00Z'));
  });
});

describe('a practice', () => {
  test('needs answers first', async () => {
    const me = await newcomer();
    expect(await start(me)).toEqual({ kind: 'refused', reason: 'nothing-to-ask' });
    expect(await start(await reader(), { courseId: 'nothing' })).toMatchObject({ kind: 'refused' });
  });

  test('asks what was wrong, and is what the page has promised', async () => {
    const me = await reader();
    const freshId = randomUUID();
    const desk = await practiceDesk(db, { personId: me, language: 'en', freshId }, now);
    const practice = await begin(me, { id: freshId });
    expect(practice.items.map(({ questionId }) => questionId)).toContain('length');
    expect(practice.items).toHaveLength(desk.daily.items);
    expect(await countCards(db, me, now)).toMatchObject({ known: questions().length });
  });

  test('begins once, however often it is asked, and goes on on another device', async () => {
    const me = await reader();
    const id = randomUUID();
    const started = await Promise.all(Array.from({ length: 10 }, () => start(me, { id })));
    expect(new Set(started.map((one) => JSON.stringify(one))).size).toBe(1);
    const elsewhere = await begin(me);
    expect(elsewhere.id).toBe(id);
    const tables = await sql<{ many: number }>`select count(*)::int as many from practice
      where person_id = ${me}`.execute(db);
    expect(tables.rows[0]!.many).toBe(1);
  });

  test('another kind stops the open one; a day later a new one begins', async () => {
    const me = await reader();
    const first = await begin(me);
    const next = await begin(me, {}, tomorrow);
    expect(next.id).not.toBe(first.id);
    expect((await practiceOf(db, me, first.id))!.endedAt).toEqual(tomorrow);
  });

  test('an answer has the id of its item: two tabs and ten sends count once', async () => {
    const me = await reader();
    const practice = await begin(me);
    const item = practice.items.find(({ questionId }) => questionId === 'length')!;
    const sends = Array.from({ length: 10 }, () => answer(me, 'length', { id: item.id }));
    const replies = await Promise.all(sends);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect((await cards(me)).get('length')).toMatchObject({ reviews: 2, verdict: 'right' });
    const at = { personId: me, practiceId: practice.id, number: item.number };
    const open = await openItem(db, at, 'en', now);
    expect(open).toMatchObject({ item: { verdict: 'right' }, question: { given: {} } });
  });

  test('gives no key away before the answer', async () => {
    const me = await reader();
    const practice = await begin(me);
    for (const { number } of practice.items) {
      const open = await openItem(db, { personId: me, practiceId: practice.id, number }, 'en', now);
      expect(open!.question.given).toBeNull();
      expect(JSON.stringify(open!.question)).not.toMatch(/"key"|"right"|"explanation"|feedback/);
    }
  });

  test('ends by itself and tells what lasts longer', async () => {
    const me = await reader();
    const practice = await begin(me);
    for (const { id, questionId } of practice.items) await answer(me, questionId, { id });
    const done = (await practiceOf(db, me, practice.id))!;
    expect(isOpen(done, now)).toBe(false);
    const end = await practiceEnd(db, me, done, 'en');
    expect(end).toMatchObject({ right: practice.items.length, skipped: 0, waiting: 0 });
    expect(end.themes[0]!.now).toBeGreaterThan(end.themes[0]!.before!);
    expect(end.titles[0]).toMatchObject({ module: 'The horn' });
  });

  test('what is skipped stays due; stopped it is over', async () => {
    const me = await reader();
    const practice = await begin(me);
    await skipItem(db, { personId: me, practiceId: practice.id, number: 1 }, now);
    const skipped = (await practiceOf(db, me, practice.id))!;
    expect(skipped.items[0]).toMatchObject({ skipped: true, verdict: null });
    await stopPractice(db, { personId: me, practiceId: practice.id }, now);
    const stopped = (await practiceOf(db, me, practice.id))!;
    expect(isOpen(stopped, now)).toBe(false);
    expect(await practiceEnd(db, me, stopped, 'ru')).toMatchObject({ answered: 0, skipped: 1 });
  });

  test('of somebody else is not found, skipped or stopped', async () => {
    const [me, you] = [await reader(), await reader()];
    const { id, items } = await begin(me);
    expect(await practiceOf(db, you, id)).toBeNull();
    expect(await openItem(db, { personId: you, practiceId: id, number: 1 }, 'en', now)).toBeNull();
    await skipItem(db, { personId: you, practiceId: id, number: 1 }, now);
    await stopPractice(db, { personId: you, practiceId: id }, now);
    const mine = (await practiceOf(db, me, id))!;
    expect(mine).toMatchObject({ endedAt: null, items });
  });

  test('costs few statements', async () => {
    const me = await reader();
    const asked = { personId: me, language: 'en', freshId: randomUUID() };
    expect(await statements(() => practiceDesk(db, asked, now))).toHaveLength(2);
    const { id } = await begin(me);
    const at = { personId: me, practiceId: id, number: 1 };
    expect(await statements(() => openItem(db, at, 'en', now))).toHaveLength(1);
    expect(await statements(() => confusionPage(db, me, 'en', now))).toHaveLength(1);
  });
});

describe('confusions', () => {
  const withCompare = (text: string) =>
    text.replace(
      '## What to do',
      `::: compare
- ![](media/horn.webp) **Saiga** *Saiga tatarica*
- ![](media/item.webp) **Resin**
:::

::: question what {decide tags=know_form}
What do you do with it?

- (x) clear
- ( ) hold
- ( ) seize
:::

## What to do`
    );

  test('a wrong choice is a pair, with its comparison; two right answers settle it', async () => {
    tiny = await publishTiny(db, now, withCompare);
    const me = await newcomer();
    const rings = tiny.course.questions['rings']!;
    const choices = rings.kind === 'choose-one' ? rings.texts['en']!.choices : [];
    const right = rings.kind === 'choose-one' ? rings.key.right : '';
    const other = choices.find(({ id }) => id !== right)!;
    await answer(me, 'rings', { fields: { choice: other.id } });
    const [pair, ...more] = await confusionPage(db, me, 'en', now);
    expect(more).toEqual([]);
    expect(pair).toMatchObject({ mistakes: 1, asked: 1, said: { taken: other.html } });
    expect(pair!.compare!.href).toContain('/courses/tiny/the-horn/');
    const practised = await pairOf(db, me, pair!.id, now);
    expect((await begin(me, { kind: 'pair', pair: practised! })).items[0]).toMatchObject({
      questionId: 'rings'
    });
    const you = await newcomer();
    expect(await pairOf(db, you, pair!.id, now)).toBeNull();
    for (const minutes of [1, 2]) await answer(me, 'rings', {}, new Date(+now + minutes * 60_000));
    expect(await confusionPage(db, me, 'en', tomorrow)).toEqual([]);
    await publishTiny(db, now);
  });
});
