import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Told } from '#lib/domain/recognition/recognition-page.ts';
import type { Confidence } from '#lib/domain/response/response.ts';
import { setEnv } from '#lib/server/env.ts';
import { leave } from '#lib/server/person/leave.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { readRecognition } from '#lib/server/recognition/read-recognition.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, unit, type Village } from '../../support/village.ts';

// Of Torugart six people answer, of Irkeshtam three, of Dostuk seven: what is told of whom?

const { db, url, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const before = (days: number) => new Date(+now - days * 86_400_000);
const judge = (id: string, key: string) => `
::: question ${id} {decide tags=form}
![](media/item.webp)

What do you do?

- (${key === 'clear' ? 'x' : ' '}) clear
- (${key === 'hold' ? 'x' : ' '}) hold
- ( ) seize

> So it is.
:::
`;
const edit = (text: string) =>
  text.replace(
    '## What to do',
    `${judge('target', 'hold')}\n${judge('harmless', 'clear')}\n## What to do`
  );

let village: Village;
let tiny: Published;
let people: Record<'torugart' | 'irkeshtam' | 'dostuk', string[]>;
beforeAll(async () => {
  setEnv({ DATABASE_URL: url });
  village = await buildVillage(db);
  tiny = await publishTiny(db, before(300), edit);
  const { torugart, irkeshtam, dostuk } = village.units;
  people = {
    torugart: await officers(6, torugart),
    irkeshtam: await officers(3, irkeshtam),
    dostuk: await officers(7, dostuk)
  };
  for (const one of Object.values(people).flat()) await answer(one, 'target', 'hold', 3);
  for (const one of people.dostuk.slice(0, 2)) await answer(one, 'target', 'clear', 3);
  for (const one of people.dostuk) await answer(one, 'harmless', 'hold', 1);
});

async function officers(count: number, unitId: string): Promise<string[]> {
  const made: string[] = [];
  for (let n = 0; n < count; n++) made.push(await person(db, `Officer ${n}`, randomUUID(), unitId));
  return made;
}

async function answer(
  personId: string,
  question: string,
  choice: string,
  confidence: Confidence,
  at = before(20)
) {
  const sent = {
    ...{ id: randomUUID(), person: personId, revision: tiny.id, question, fields: { choice } },
    ...{ language: 'en', confidence, givenAt: null }
  };
  const reply = await submitResponse(db, sent, personId, at);
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
}

const read = async (managerId: string, unitId: string | null = null) =>
  readRecognition(db, managerId, { now, unit: unitId, group: null }, 'en');
const page = async (managerId: string, unitId: string | null = null) =>
  (await read(managerId, unitId))!.page;
const say = (told: Told) =>
  told.kind === 'told' ? `${told.counts.answers} of ${told.people}` : told.kind;
async function rows(managerId: string, unitId: string | null = null) {
  const { rows } = await page(managerId, unitId);
  return Object.fromEntries(
    rows.map(({ unit, of, tiles }) => [
      of === 'below' ? unit.name : of,
      tiles.map(({ told }) => say(told)).join() || 'none'
    ])
  );
}

describe('who is told what', () => {
  test('a manager of the whole agency sees regions, each with its answers and people', async () => {
    expect(await rows(village.gulnara)).toEqual({
      ...{ whole: '25 of 16', East: '9 of 9', South: '16 of 7' }
    });
  });

  test('a post of three is not told, nor the post beside it, from which it could be worked out', async () => {
    expect(await rows(village.dinara)).toEqual({
      ...{ whole: '9 of 9', Torugart: 'few', Irkeshtam: 'few' }
    });
    // the same for whoever may ask, and on the page of the post itself
    const { torugart, irkeshtam } = village.units;
    for (const post of [torugart, irkeshtam])
      for (const manager of [village.dinara, village.gulnara]) {
        expect(await rows(manager, post)).toEqual({ whole: 'few' });
        expect((await page(manager, post)).detail).toBeNull();
      }
  });

  test('what belongs to others cannot be found', async () => {
    expect(await read(village.dinara, village.units.dostuk)).toBeNull();
    expect(await read(village.dinara, village.units.agency)).toBeNull();
    expect(await read(village.aigul)).toBeNull();
    expect(await read(village.erlan)).toBeNull();
    expect(await read(village.gulnara, randomUUID())).toBeNull();
  });

  test('figures say hits, false alarms and how sure people were', async () => {
    const { detail } = await page(village.cholpon);
    expect(detail?.counts).toMatchObject({
      ...{ answers: 16, good: 7, hits: 7, misses: 2, falseAlarms: 7, clears: 0 },
      ...{ sure: { count: 7, of: 9 }, guessed: { count: 0, of: 7 }, fairly: { count: 0, of: 0 } }
    });
    expect(detail?.decided).toEqual({
      columns: ['clear', 'hold'],
      rows: [
        { truth: 'protected', told: cells(9, [2, 0, 2], [7, 7, 0]) },
        { truth: 'harmless', told: cells(7, [0, 0, 0], [7, 0, 0]) }
      ].sort((a, b) => (a.truth < b.truth ? -1 : 1))
    });
    expect(detail?.trend.map(({ told }) => say(told))).toEqual(['none', 'none', 'none', '16 of 7']);
  });

  test('three statements, however many units and answers there are', async () => {
    expect(await statements(() => read(village.gulnara))).toHaveLength(3);
  });
});

const cells = (answers: number, ...list: [number, number, number][]) => ({
  answers,
  people: 7,
  cells: list.map(([count, good, sureWrong], at) => ({
    answer: ['clear', 'hold'][at],
    ...{ answers: count, good, sureWrong }
  }))
});

describe('people who move and leave', () => {
  test('their answers stay where they were posted when they gave them', async () => {
    const post = await unit(db, 'Kordai', village.units.south);
    const other = await unit(db, 'Karasu', village.units.south);
    const team = await officers(6, post);
    for (const one of team) await answer(one, 'target', 'hold', 2, before(30));
    for (const personId of team)
      await movePerson(db, { personId, unitId: other }, theCommand, before(10));
    for (const one of team) await answer(one, 'target', 'hold', 2, before(5));
    await leave(db, team[0]!, theCommand, before(1));
    expect(await rows(village.cholpon)).toMatchObject({
      ...{ whole: '28 of 13', Kordai: '6 of 6', Karasu: '6 of 6', Dostuk: '16 of 7' }
    });
  });

  test('a manager whose grant has ended is told nothing', async () => {
    const former = await person(db, 'Former', 'former', village.units.south, [
      'manager',
      village.units.south
    ]);
    expect(await read(former)).not.toBeNull();
    await db
      .updateTable('role_grant')
      .set({ ended_at: before(1) })
      .where('person_id', '=', former)
      .where('role', '=', 'manager')
      .execute();
    expect(await read(former)).toBeNull();
  });
});

// with sums read before their row is held, this ended at one more
test('five answers at once of one post are five more', async () => {
  const lock = (tx: Parameters<Parameters<typeof race>[1]>[0]) =>
    tx
      .selectFrom('recognition')
      .select('answers')
      .where('unit_id', '=', village.units.dostuk)
      .forUpdate()
      .execute();
  const count = async () => Number((await rows(village.gulnara))['South']!.split(' ')[0]);
  const had = await count();
  const works = people.dostuk.slice(0, 5).map((one) => () => answer(one, 'target', 'hold', 1));
  const outcomes = await race(db, lock, works);
  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
  expect(await count()).toBe(had + 5);
});
