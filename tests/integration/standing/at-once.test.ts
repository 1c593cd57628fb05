import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomOf } from '#lib/domain/random.ts';
import { assign } from '#lib/server/assignment/assign.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { setEnv } from '#lib/server/env.ts';
import { askToRun } from '#lib/server/import/ask-import.ts';
import { checkImport } from '#lib/server/import/check-import.ts';
import { doImportJob } from '#lib/server/import/do-import-job.ts';
import { receiveImport } from '#lib/server/import/receive-import.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { erasePeople } from '#lib/server/person/erase-people.ts';
import { leave } from '#lib/server/person/leave.ts';
import { setRetention } from '#lib/server/person/set-retention.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';
import { settle, settleAll } from '#lib/server/standing/settle.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { earn } from '../../support/earn.ts';
import { recountAnew, standings, wrongMarks } from '../../support/standings.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

// People are moved, imported, certified, erased; units hang elsewhere; pages and jobs settle: all at
// once, on connections of their own. Afterwards the figures are those of a recount from the record.

const { db, url } = await testDatabase();
let village: Village;
const officers: string[] = [];
let now = new Date('2026-08-03T05:00:00Z');

beforeAll(async () => {
  setEnv({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
  village = await buildVillage(db);
  const { dostuk, torugart, irkeshtam } = village.units;
  for (let number = 0; number < 30; number++) {
    const unit = [dostuk, torugart, irkeshtam][number % 3]!;
    officers.push(await person(db, `Officer ${number}`, `officer-${number}`, unit));
  }
  await setRetention(db, { id: randomUUID(), years: 1 }, village.farida, now);
});
afterAll(stopBoss);

test('figures are those of a recount, whatever is done at once', async () => {
  const random = randomOf('all at once');
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const units = Object.values(village.units);
  for (let round = 0; round < 8; round++) {
    now = new Date(now.getTime() + Math.ceil(random() * 40) * 86_400_000);
    // nobody sits two exams at a time
    const sitting = [...officers].sort(() => random() - 0.5);
    const works = [
      ...many(6, () => move(among(officers), among(units))),
      ...many(3, () => hang(among(units.slice(3)), among(units.slice(0, 3)))),
      ...many(6, () => earn(db, sitting.pop()!, now)),
      ...many(3, () => withdraw()),
      ...many(2, () => ask(among(units))),
      ...many(2, () => leave(db, among(officers), theCommand, yearsAgo(2))),
      () => erasePeople(db, now),
      () => bring(round),
      ...many(6, () => settle(db, now, { atMost: 5 })),
      () => settleAll(db, now),
      () => recountAnew(url, now, 20)
    ].sort(() => random() - 0.5);
    const outcomes = await Promise.allSettled(works.map((work) => work()));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    await settleAll(db, now);
    expect(await wrongMarks(db)).toEqual([]);
    const kept = await standings(db);
    await recountAnew(url, now, 20);
    expect(kept).toEqual(await standings(db));
  }
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from certificate) as certificates,
      (select count(*)::int from revocation) as revocations,
      (select count(*)::int from person where erased_at is not null) as erased,
      (select count(*)::int from person where name like 'Brought%') as brought,
      (select count(*)::int from unit_reach where until_day is not null) as parted`.execute(db);
  for (const count of Object.values(rows[0]!)) expect(count).toBeGreaterThan(2);
}, 180_000);

const many = (count: number, work: () => Promise<unknown>) =>
  Array.from({ length: count }, () => work);
const yearsAgo = (years: number) => new Date(now.getTime() - years * 365 * 86_400_000);

function move(personId: string, unitId: string): Promise<unknown> {
  return movePerson(db, { personId, unitId }, theCommand, now);
}

function hang(id: string, parentId: string): Promise<unknown> {
  return moveUnit(db, { id, parentId }, null, now);
}

async function withdraw(): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`select id from certificate order by random() limit 1`.execute(db);
  const by = village.gulnara;
  if (rows[0])
    await revokeCertificate(db, { certificateId: rows[0].id, by, reason: 'Not earned' }, now);
}

function ask(unitId: string): Promise<unknown> {
  const rule = { due: { kind: 'within', days: 30 }, again: null, fresh: true } as const;
  const whom = { unitId, role: null, people: null, programmeId: null, replaces: null };
  const wish = { id: randomUUID(), courseIds: ['saiga-horn'], ...whom, ...rule };
  return assign(db, wish, village.gulnara, now);
}

/** An import: newcomers, and officers who are posted elsewhere by it. */
async function bring(round: number): Promise<void> {
  const lines = [
    'Name;E-mail;Badge;Unit;Role',
    ...Array.from({ length: 5 }, (_, at) => `Brought ${round}-${at};;B-${round}-${at};Dostuk;`),
    ...Array.from({ length: 5 }, (_, at) => `Officer ${at};;T-officer-${at};Torugart;`)
  ];
  const id = randomUUID();
  const file = Buffer.from(lines.join('\r\n'));
  const wish = { id, asRole: 'administrator' as const, fileName: 'people.csv', file };
  await receiveImport(db, wish, farida(), now);
  const turn = async () =>
    (
      await db
        .selectFrom('people_import')
        .select('turn')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).turn;
  await checkImport(db, { id, turn: await turn() }, now);
  await askToRun(db, { id, turn: await turn(), of: null });
  await doImportJob(db, { id, turn: await turn() }, now);
}

const farida = (): SignedIn => ({
  ...{ id: village.farida, name: 'Farida', language: 'ru', timeZone: 'Asia/Bishkek' },
  ...{ sessionId: 'x', roles: [{ role: 'administrator', unitId: null }] }
});
