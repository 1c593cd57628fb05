import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { certificateByCode, certificatesOf } from '#lib/server/certificate/queries.ts';
import { json } from '#lib/server/db/json.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { addPerson } from '#lib/server/person/add-person.ts';
import { comeBack } from '#lib/server/person/come-back.ts';
import { editPerson } from '#lib/server/person/edit-person.ts';
import { erasePeople } from '#lib/server/person/erase-people.ts';
import { leave } from '#lib/server/person/leave.ts';
import { findPerson, retentionPreview } from '#lib/server/person/queries.ts';
import { setRetention } from '#lib/server/person/set-retention.ts';
import { testDatabase } from '../../support/database.ts';
import { buildVillage, type Village } from '../../support/village.ts';

const { db } = await testDatabase();
const now = new Date('2026-11-23T08:00:00Z');
const yearsAgo = (years: number) => new Date(Date.UTC(2026 - years, 10, 20));
let village: Village;

beforeEach(async () => {
  village ??= await buildVillage(db);
});

const code = (n: string) => n.padStart(16, '0').toUpperCase();

/** An officer with a history who left at that time. */
async function leaver(badge: string, leftAt: Date): Promise<string> {
  const id = randomUUID();
  const typed = { id, name: 'Secretname Surname', email: `${badge}@secretmail.test`, badge };
  const rest = { language: 'ru', timeZone: 'Asia/Bishkek', unitId: village.units.dostuk };
  const began = new Date(leftAt.getTime() - 86_400_000);
  await addPerson(db, { ...typed, ...rest, roles: ['officer'] }, theCommand, began);
  const edited = { personId: id, ...typed, name: 'Secretname Other', language: 'ru' };
  await editPerson(db, edited, theCommand, began);
  await certify(id, badge);
  await db
    .insertInto('mail')
    .values({
      ...{
        id: randomUUID(),
        person_id: id,
        address: typed.email,
        subject: 'Secretname',
        body: 'x'
      },
      made_at: began
    })
    .execute();
  await leave(db, id, theCommand, leftAt);
  return id;
}

async function certify(person_id: string, badge: string): Promise<void> {
  await sql`insert into course (id, created_at) values ('horn', ${now}) on conflict do nothing`.execute(
    db
  );
  await sql`insert into revision (id, course_id, number, published_at) values ('r1', 'horn', 1, ${now})
    on conflict do nothing`.execute(db);
  const [enrolment, attempt] = [randomUUID(), randomUUID()];
  await sql`insert into enrolment (id, person_id, course_id, started_at, seen_at)
    values (${enrolment}, ${person_id}, 'horn', ${now}, ${now})`.execute(db);
  await sql`insert into attempt (id, enrolment_id, number, revision_id, rule, seed, language,
      started_at, ends_at, submitted_at, result, passed)
    values (${attempt}, ${enrolment}, 1, 'r1', '{}', 's', 'ru', ${now}, ${now}, ${now}, '{}', true)`.execute(
    db
  );
  await db
    .insertInto('certificate')
    .values({
      ...{ id: randomUUID(), code: code(badge), person_id, attempt_id: attempt, course_id: 'horn' },
      ...{ revision_id: 'r1', person_name: 'Secretname Surname', language: 'ru' },
      ...{ course_title: json({ en: 'Horn' }), marks: json({}), issued_at: now, expires_at: null }
    })
    .execute();
}

/** Everything that the database holds, as text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    db
  );
  const texts = await Promise.all(
    rows.map(async ({ name }) => {
      const { rows } = await sql<{ text: string }>`
        select coalesce(string_agg(t::text, ' '), '') as text from ${sql.table(name)} t`.execute(
        db
      );
      return rows[0]!.text;
    })
  );
  return texts.join(' ');
}

test('who left long ago is erased wherever the name is kept, and certificates stay genuine', async () => {
  const [old, recent] = [await leaver('OLD1', yearsAgo(6)), await leaver('NEW1', yearsAgo(2))];
  await db
    .insertInto('people_import')
    .values({
      ...{
        id: old,
        made_by: village.farida,
        as_role: 'administrator',
        made_at: now,
        file_name: 'x'
      },
      ...{ language: 'ru', time_zone: 'UTC', state: 'done' }
    })
    .execute();
  const typed = json({ name: 'Secretname', badge: 'old1' });
  await db
    .insertInto('people_import_row')
    .values({ import_id: old, line: 1, typed, badge_key: 'old1' })
    .execute();
  expect(await erasePeople(db, now)).toBe(0);
  await setRetention(db, { id: randomUUID(), years: 5 }, village.farida, now);
  const preview = await retentionPreview(db, null, now);
  expect([preview.total, preview.people.map(({ id }) => id)]).toEqual([1, [old]]);
  expect((await retentionPreview(db, 1, now)).total).toBe(2);
  expect(await erasePeople(db, now)).toBe(1);
  expect(await erasePeople(db, now)).toBe(0);
  const person = (await findPerson(db, old, now))!;
  expect(person).toMatchObject({ email: null, badge: null, erasedAt: now });
  expect(person.name).toMatch(/^№ [0-9A-F]{8}$/);
  expect(await certificateByCode(db, code('OLD1'), now)).toMatchObject({
    standing: 'genuine',
    personName: person.name,
    erased: true
  });
  expect(await certificatesOf(db, old)).toHaveLength(1);
  const what = await db
    .selectFrom('event')
    .select('what')
    .where('about', '=', old)
    .orderBy('seq')
    .execute();
  expect(what.map(({ what }) => what)).toEqual([
    ...['person-added', 'person-edited', 'person-left', 'person-erased']
  ]);
  expect(await comeBack(db, { personId: old, unitId: village.units.dostuk }, theCommand, now)).toBe(
    false
  );
  // of the other everything is as it was; nothing of the first is left anywhere
  expect((await findPerson(db, recent, now))!.name).toBe('Secretname Other');
  await setRetention(db, { id: randomUUID(), years: 1 }, village.farida, now);
  expect(await erasePeople(db, now)).toBe(1);
  expect(await everything()).not.toMatch(/secretname|secretmail|OLD1@|"old1"/i);
});

test('two processes at once erase each person once', async () => {
  const ids = [];
  for (const badge of ['T1', 'T2', 'T3']) ids.push(await leaver(badge, yearsAgo(9)));
  const counts = await Promise.all([
    erasePeople(db, now),
    erasePeople(db, now),
    erasePeople(db, now)
  ]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  for (const id of ids) {
    const events = await db
      .selectFrom('event')
      .select('id')
      .where('about', '=', id)
      .where('what', '=', 'person-erased')
      .execute();
    expect(events).toHaveLength(1);
  }
});

test('nobody in the service is erased, and no rule that is none is set', async () => {
  const refused = { kind: 'refused', reason: 'years' };
  for (const years of [0, -1, 1.5, 101])
    expect(await setRetention(db, { id: randomUUID(), years }, village.farida, now)).toEqual(
      refused
    );
  const id = randomUUID();
  await Promise.all(
    Array.from({ length: 5 }, () => setRetention(db, { id, years: 1 }, village.farida, now))
  );
  await erasePeople(db, now);
  expect((await findPerson(db, village.aigul, now))!.erasedAt).toBeNull();
  const events = await db.selectFrom('event').select('id').where('about', '=', id).execute();
  expect(events).toHaveLength(1);
});

test('the log lets nobody else change or lose a line', async () => {
  await expect(sql`update event set details = '{}'`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`delete from event`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`truncate event`.execute(db)).rejects.toThrow(/append-only/);
  const one = await db.selectFrom('event').selectAll().limit(1).executeTakeFirstOrThrow();
  await expect(
    db.transaction().execute(async (tx) => {
      await sql`select set_config('hornbook.erasing', ${one.about}, true)`.execute(tx);
      await sql`update event set by_person = ${village.bek} where id = ${one.id}`.execute(tx);
    })
  ).rejects.toThrow(/append-only/);
});
