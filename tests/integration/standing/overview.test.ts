import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { concerns } from '#lib/domain/standing/overview.ts';
import { readOverviewQuery } from '#lib/domain/standing/overview-query.ts';
import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import type { SentResponse } from '#lib/domain/response/response.ts';
import { setEnv } from '#lib/server/env.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { loadActor } from '#lib/server/session/load-actor.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { submitResponses } from '#lib/server/response/submit-responses.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { readOverview } from '#lib/server/standing/read-overview.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { readMatrix } from '#lib/server/team/read-matrix.ts';
import { archiveUnit } from '#lib/server/unit/archive-unit.ts';
import { lastHeard } from '#lib/server/unit/last-heard.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, unit, type Village } from '../../support/village.ts';

const { db, url, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const before = (days: number) => new Date(+now - days * 86_400_000);

let village: Village;
let tiny: Published;
let question: string;
beforeAll(async () => {
  setEnv({ DATABASE_URL: url });
  village = await buildVillage(db);
  tiny = await publishTiny(db, before(300));
  question = Object.values(tiny.course.questions).find(({ place }) => place === 'module')!.id;
  for (const id of [village.aigul, village.bek, village.meerim]) await task(id, '2026-11-01');
  await task(village.cholpon, '2026-11-28');
  await settleAll(db, now);
});

async function task(personId: string, due: string): Promise<void> {
  const [id, at] = [randomUUID(), before(60)];
  await sql`insert into assignment (id, course_id, target, unit_id, due, fresh, batch_id, made_at)
    values (${id}, ${tiny.course.id}, 'people', ${village.units.agency}, '{}', false, ${id},
      ${at})`.execute(db);
  await sql`insert into assignment_person values (${id}, ${personId})`.execute(db);
  await sql`insert into task (id, assignment_id, person_id, course_id, round, assigned_at, due_on)
    values (${randomUUID()}, ${id}, ${personId}, ${tiny.course.id}, 1, ${at}, ${due})`.execute(db);
}

async function seen(managerId: string, search = '', at = now) {
  const manager = (await loadActor(db, managerId, at))!;
  const url = new URL(`http://localhost/team/overview${search}`);
  return readOverview(db, manager, readOverviewQuery(url, at, agencyDay(at)));
}
const posts = async (managerId: string, search = '', at = now) =>
  ((await seen(managerId, search, at))?.posts.pressing ?? []).map(
    ({ name, concerns }) => `${name} ${concerns.over} ${concerns['due-week']}`
  );

describe('which posts are named', () => {
  test('those of the manager, the worst first', async () => {
    expect(await posts(village.gulnara)).toEqual(['Dostuk 1 1', 'Irkeshtam 1 0', 'Torugart 1 0']);
    expect(await posts(village.cholpon)).toEqual(['Dostuk 1 1']);
    expect(await posts(village.dinara)).toEqual(['Irkeshtam 1 0', 'Torugart 1 0']);
    expect(await posts(village.dinara, `?unit=${village.units.torugart}`)).toEqual([
      'Torugart 1 0'
    ]);
  });

  test('a unit of others cannot be found, and nothing of it is in what is read', async () => {
    for (const other of ['dostuk', 'south', 'agency'] as const)
      expect(await seen(village.dinara, `?unit=${village.units[other]}`)).toBeNull();
    expect(await seen(village.aigul)).toBeNull();
    const text = JSON.stringify(await seen(village.dinara), (_, value: unknown) =>
      value instanceof Map ? [...(value as Map<string, unknown>)] : value
    );
    for (const other of ['dostuk', 'south', 'agency'] as const)
      expect(text).not.toContain(village.units[other]);
    expect(text).toContain(village.units.torugart);
  });

  test('an acting manager sees them within the period and not after it', async () => {
    const deputy = await person(db, 'Deputy', 'deputy', village.units.agency);
    await sql`insert into role_grant (id, person_id, role, unit_id, granted_at, from_at, until_at)
      values (${randomUUID()}, ${deputy}, 'manager', ${village.units.east}, ${before(3)},
        ${before(2)}, ${before(-2)})`.execute(db);
    expect(await posts(deputy)).toEqual(['Irkeshtam 1 0', 'Torugart 1 0']);
    expect(await posts(deputy, '', before(-3))).toEqual([]);
    await sql`update role_grant set ended_at = ${now} where person_id = ${deputy}
      and role = 'manager'`.execute(db);
    expect(await seen(deputy)).toBeNull();
  });

  test('who moves goes along from that day on, and stays where they were before it', async () => {
    const bek = { personId: village.bek, unitId: village.units.dostuk };
    await movePerson(db, bek, theCommand, now);
    expect(await posts(village.dinara)).toEqual(['Irkeshtam 1 0']);
    expect(await posts(village.cholpon)).toEqual(['Dostuk 2 1']);
    expect(await posts(village.dinara, '?on=2026-11-22')).toEqual([
      'Irkeshtam 1 0',
      'Torugart 1 0'
    ]);
    await movePerson(db, { ...bek, unitId: village.units.torugart }, theCommand, now);
    await settleAll(db, now);
  });

  test('a unit that hangs elsewhere is no longer named here, nor is a closed one', async () => {
    const spare = await unit(db, 'Spare', village.units.east);
    const guest = await person(db, 'Guest', 'guest', spare);
    await task(guest, '2026-11-01');
    expect(await posts(village.dinara)).toHaveLength(3);
    await moveUnit(db, { id: spare, parentId: village.units.south }, null, now);
    expect(await posts(village.dinara)).toHaveLength(2);
    expect(await seen(village.dinara, `?unit=${spare}`)).toBeNull();
    expect(await posts(village.cholpon)).toEqual(['Dostuk 1 1', 'Spare 1 0']);
    await movePerson(db, { personId: guest, unitId: village.units.agency }, theCommand, now);
    expect(await archiveUnit(db, spare, null, now)).toEqual({ kind: 'done' });
    expect(await seen(village.cholpon, `?unit=${spare}`)).toBeNull();
    expect(JSON.stringify((await seen(village.cholpon))!.below)).not.toContain(spare);
    expect(await posts(village.cholpon)).toEqual(['Dostuk 1 1']);
  });
});

test('seven statements, whatever the agency, after the one that says who asks', async () => {
  expect(await statements(() => seen(village.gulnara))).toHaveLength(1 + 7);
});

describe('when a unit was last heard from', () => {
  const heard = async (unitId: string) => (await lastHeard(db, [unitId])).get(unitId) ?? null;
  const sent = (personId: string, givenAt: Date, id = randomUUID()): SentResponse => ({
    ...{ id, person: personId, revision: tiny.id, question, givenAt: givenAt.toISOString() },
    ...{ fields: rightFields(tiny.course, question), language: 'en', confidence: 2, seconds: null }
  });
  const answer = (personId: string, at: Date, givenAt = at) =>
    submitResponses(db, [sent(personId, givenAt)], personId, at);

  test('never, until something comes in; with all below it', async () => {
    const { torugart, irkeshtam, east, south } = village.units;
    expect(await heard(torugart)).toBeNull();
    await answer(village.bek, before(5));
    expect(await heard(torugart)).toEqual(before(5));
    expect(await heard(east)).toEqual(before(5));
    expect(await heard(irkeshtam)).toBeNull();
    expect(await heard(south)).toBeNull();
    expect((await seen(village.dinara))!.heard.get(east)).toEqual(before(5));
  });

  test('answers of a week offline are heard when they arrive', async () => {
    await answer(village.bek, before(1), before(8));
    expect(await heard(village.units.torugart)).toEqual(before(1));
  });

  test('not more than once in ten minutes', async () => {
    const at = (minutes: number) => new Date(+now + minutes * 60_000);
    await answer(village.bek, now);
    await answer(village.bek, at(9));
    expect(await heard(village.units.torugart)).toEqual(now);
    await answer(village.bek, at(11));
    expect(await heard(village.units.torugart)).toEqual(at(11));
  });

  test('nobody waits for who is writing it', async () => {
    const colleague = await person(db, 'Colleague', 'colleague', village.units.torugart);
    const late = new Date(+now + 3_600_000);
    await db.transaction().execute(async (tx) => {
      await sql`update unit_heard set heard_at = heard_at`.execute(tx);
      // on another connection, while the row is held
      const [reply] = await answer(colleague, late);
      expect(reply?.kind).toBe('accepted');
    });
    await answer(colleague, late);
    expect(await heard(village.units.torugart)).toEqual(late);
  });
});

test('a figure has as many people as the list behind it, today and before', async () => {
  // valid for 3, 20, 50 and 80 days more
  for (const [at, days] of [3, 20, 50, 80].entries()) {
    const one = await person(db, `Holder ${at}`, `holder-${at}`, village.units.irkeshtam);
    await certificate(one, before(-days));
  }
  await settleAll(db, now);
  for (const on of ['2026-11-23', '2026-11-22', '2026-11-02']) {
    const { agency, east, irkeshtam } = village.units;
    for (const unit of [agency, east, irkeshtam]) {
      const search = `?unit=${unit}&on=${on}`;
      const figures = (await seen(village.gulnara, search))!.posts.concerns.get(unit)!;
      for (const concern of concerns) {
        const url = new URL(`http://localhost/team${search}&concern=${concern}`);
        const list = await readMatrix(db, village.gulnara, readTeamQuery(url), now);
        expect(list!.people.length, `${on} ${concern}`).toBe(figures[concern]);
      }
    }
  }
  const { posts } = (await seen(village.gulnara, `?unit=${village.units.irkeshtam}`))!;
  expect(posts.concerns.get(village.units.irkeshtam)).toMatchObject({
    ...{ 'ending-7': 1, 'ending-30': 2, ending: 3, 'ending-90': 4 },
    ...{ over: 1, 'due-week': 0, 'never-started': 1 }
  });
});

/** The row alone: what made it belongs to other tests. */
async function certificate(personId: string, expires: Date): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one);
    await sql`insert into standing_stale (person_id) values (${personId})`.execute(one);
    await sql`insert into certificate (id, code, person_id, attempt_id, course_id, revision_id,
        person_name, course_title, language, marks, issued_at, expires_at)
      values (${randomUUID()}, ${randomUUID()}, ${personId}, ${randomUUID()}, ${tiny.course.id},
        'none', 'Somebody', '{}', 'en', '{}', ${before(300)}, ${expires})`.execute(one);
    await sql`set session_replication_role = origin`.execute(one);
  });
}
