import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTeamQuery, type TeamQuery } from '#lib/domain/team/team-query.ts';
import { allMembers, team, teamPerson } from '#lib/server/team/queries.ts';
import { testDatabase } from '../../support/database.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const ask = (search = ''): TeamQuery => readTeamQuery(new URL(`http://t/team${search}`), now);
const names = (found: { members: { name: string }[] }) => found.members.map(({ name }) => name);

let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
  await publish('saiga-horn');
});

describe('who is seen', () => {
  test('a manager of the south sees Dostuk and not Torugart', async () => {
    const found = await team(db, village.cholpon, ask());
    expect(names(found).sort()).toEqual(['Айгүл Асанова', 'Чолпон Жумабекова'].sort());
    expect(found.units.map(({ name, depth }) => `${depth} ${name}`)).toEqual([
      '0 South',
      '1 Dostuk'
    ]);
  });

  test('a manager over everybody sees everybody', async () => {
    expect((await team(db, village.gulnara, ask())).people).toBe(8);
  });

  test('asking for a foreign unit finds nobody', async () => {
    const found = await team(db, village.cholpon, ask(`?unit=${village.units.torugart}`));
    expect(found.members).toEqual([]);
    expect(found.people).toBe(0);
  });

  test('an officer, a trainer and an administrator are over nobody', async () => {
    for (const id of [village.aigul, village.erlan, village.farida])
      expect((await team(db, id, ask())).members).toEqual([]);
  });

  test('who moves away is seen by the new manager only', async () => {
    const mover = await person(db, 'Калыс Мамытов', 'kalys', village.units.dostuk);
    expect(await teamPerson(db, village.cholpon, mover, ask())).not.toBeNull();
    await db.updateTable('posting').set({ until_at: now }).where('person_id', '=', mover).execute();
    await db
      .insertInto('posting')
      .values({ id: randomUUID(), person_id: mover, unit_id: village.units.torugart, from_at: now })
      .execute();
    expect(await teamPerson(db, village.cholpon, mover, ask())).toBeNull();
    expect(await teamPerson(db, village.dinara, mover, ask())).not.toBeNull();
    expect(names(await team(db, village.cholpon, ask()))).not.toContain('Калыс Мамытов');
  });

  test('a manager whose role has ended sees nobody', async () => {
    const former = await person(db, 'Former', 'former', village.units.dostuk, [
      'manager',
      village.units.south
    ]);
    await db
      .updateTable('role_grant')
      .set({ ended_at: now })
      .where('person_id', '=', former)
      .execute();
    expect((await team(db, former, ask())).members).toEqual([]);
  });
});

describe('how far they are', () => {
  test.each([
    ['nothing', {}, 'not-started'],
    ['enrolled', { enrolled: true }, 'under-way'],
    ['certified for long', { ends: '2028-01-01T00:00:00Z' }, 'passed'],
    ['certified, 59 days left', { ends: '2027-01-21T09:00:00Z' }, 'ending'],
    ['certified, ended this moment', { ends: '2026-11-23T09:00:00Z' }, 'expired'],
    ['certified, revoked', { ends: '2028-01-01T00:00:00Z', revoked: true }, 'revoked']
  ])('%s is %s', async (name, did, standing) => {
    const id = await person(db, `Zz ${name}`, randomUUID(), village.units.dostuk);
    await live(id, did);
    const [member] = await allMembers(db, village.cholpon, ask(`?text=Zz+${name}`));
    expect(member?.standing).toBe(standing);
  });

  test('counts stand beside the filter and do not follow it', async () => {
    const all = await team(db, village.cholpon, ask());
    const some = await team(db, village.cholpon, ask('?standing=revoked'));
    expect(some.counts).toEqual(all.counts);
    expect(some.total).toBe(all.counts.revoked);
    expect(some.members).toHaveLength(all.counts.revoked);
  });

  test('percent signs and quotes are letters', async () => {
    expect((await team(db, village.cholpon, ask("?text=%25' or 1=1"))).members).toEqual([]);
  });

  test('the page is three statements, the export one', async () => {
    expect(await statements(() => team(db, village.cholpon, ask()))).toHaveLength(3);
    expect(
      await statements(() => teamPerson(db, village.cholpon, village.aigul, ask()))
    ).toHaveLength(3);
    expect(await statements(() => allMembers(db, village.cholpon, ask()))).toHaveLength(1);
  });
});

async function publish(courseId: string) {
  await db.insertInto('course').values({ id: courseId, created_at: now }).execute();
  await db
    .insertInto('revision')
    .values({ id: 'r1', course_id: courseId, number: 1, published_at: now })
    .execute();
  await db.updateTable('course').set({ revision_id: 'r1' }).where('id', '=', courseId).execute();
}

async function live(
  personId: string,
  did: { enrolled?: boolean; ends?: string; revoked?: boolean }
) {
  if (!did.enrolled && !did.ends) return;
  const [enrolment_id, attempt_id, certificate_id] = [randomUUID(), randomUUID(), randomUUID()];
  await db
    .insertInto('enrolment')
    .values({
      id: enrolment_id,
      person_id: personId,
      course_id: 'saiga-horn',
      started_at: now,
      seen_at: now
    })
    .execute();
  if (!did.ends) return;
  await db
    .insertInto('attempt')
    .values({
      ...{ id: attempt_id, enrolment_id, number: 1, revision_id: 'r1', rule: '{}', seed: 's' },
      ...{
        language: 'ru',
        started_at: now,
        ends_at: now,
        submitted_at: now,
        result: '{}',
        passed: true
      }
    })
    .execute();
  await db
    .insertInto('certificate')
    .values({
      ...{ id: certificate_id, code: randomUUID(), person_id: personId, attempt_id },
      ...{ course_id: 'saiga-horn', revision_id: 'r1', person_name: 'x', course_title: '{}' },
      ...{ language: 'ru', marks: '{}', issued_at: now, expires_at: new Date(did.ends) }
    })
    .execute();
  if (did.revoked)
    await db
      .insertInto('revocation')
      .values({ certificate_id, revoked_at: now, revoked_by: village.cholpon, reason: 'test' })
      .execute();
}
