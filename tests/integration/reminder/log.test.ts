import { randomUUID } from 'node:crypto';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { logOnAPage, readLogQuery } from '#lib/domain/reminder/log-query.ts';
import { addDays } from '#lib/domain/time/day.ts';
import { assign } from '#lib/server/assignment/assign.ts';
import { setEnv } from '#lib/server/env.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { leave } from '#lib/server/person/leave.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { previewLetter } from '#lib/server/reminder/preview-letter.ts';
import { readLog } from '#lib/server/reminder/read-log.ts';
import { readTexts } from '#lib/server/reminder/read-texts.ts';
import { runReminders } from '#lib/server/reminder/run-reminders.ts';
import { sendTest } from '#lib/server/reminder/send-test.ts';
import { setText } from '#lib/server/reminder/set-text.ts';
import { archiveUnit } from '#lib/server/unit/archive-unit.ts';
import { createUnit } from '#lib/server/unit/create-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { enrol } from '../../support/exam-course.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, url, statements } = await testDatabase();
const from = async () => ({ origin: 'https://learn.test', title: (id: string) => id });
// a Monday, 15:00 in Bishkek
const today = '2026-11-23';
const now = new Date(`${today}T09:00:00Z`);
const later = new Date('2026-11-25T09:00:00Z');
let village: Village;
const who: Record<'stays' | 'moves' | 'left' | 'closed' | 'deputy', string> = {} as never;

beforeAll(async () => {
  setEnv({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
  village = await buildVillage(db);
  await enrol(db, village.erlan);
  const { torugart, dostuk, east, agency } = village.units;
  const post = randomUUID();
  await createUnit(db, { id: post, name: 'Old gate', parentId: east }, null, now);
  for (const [name, unitId] of [
    ['stays', torugart],
    ['moves', torugart],
    ['left', torugart],
    ['closed', post],
    ['deputy', agency]
  ] as const)
    who[name] = await person(db, `Офицер ${name}`, name, unitId);
  const period = { from: new Date('2026-11-01'), until: new Date('2026-11-24') };
  const acting = { personId: who.deputy, role: 'manager', unitId: east, period };
  await grantRole(db, acting, theCommand, now);
  const people = [who.stays, who.moves, who.left, who.closed];
  const wish = { id: randomUUID(), courseIds: ['saiga-horn'], unitId: east, people };
  const rest = { programmeId: null, role: null, again: null, fresh: true, replaces: null };
  const due = { kind: 'within' as const, days: 20 };
  const asked = new Date(Date.parse(addDays(today, -35)));
  await assign(db, { ...wish, ...rest, due }, village.gulnara, asked);
  await runReminders(db, now, from);
  await movePerson(db, { personId: who.moves, unitId: dostuk }, theCommand, now);
  await movePerson(db, { personId: who.closed, unitId: torugart }, theCommand, now);
  await archiveUnit(db, post, null, now);
  await leave(db, who.left, theCommand, now);
});
afterAll(stopBoss);

const look = (search: string, managerId: string | null, when = now) =>
  readLog(db, readLogQuery(new URL(`http://x/?${search}`)), { managerId, now: when });
const told = async (search: string, managerId: string | null, when = now) =>
  (await look(search, managerId, when)).entries
    .map(({ person: name, kind, about }) =>
      [name.replace('Офицер ', ''), kind, about?.replace('Офицер ', '')].filter(Boolean).join(' ')
    )
    .sort();

describe('the log of letters', () => {
  const [dinara, gulnara] = ['Динара Өмүралиева digest', 'Гүлнара Абдыкеримова digest'];
  const officers = ['closed overdue', 'left overdue', 'moves overdue', 'stays overdue'];
  const above = ['closed', 'left', 'moves', 'stays'].map(
    (name) => `Гүлнара Абдыкеримова escalation ${name}`
  );
  const others = ['Чолпон Жумабекова digest', 'deputy digest'];

  test('tells an administrator all of it, with the mail', async () => {
    expect(await told('', null)).toEqual(
      [...officers, ...above, ...others, dinara, gulnara].sort()
    );
    const { entries } = await look('kind=overdue', null);
    expect(entries[0]).toMatchObject({ step: 15, version: '0', state: 'waiting' });
    expect(entries[0]!.mailId).not.toBeNull();
  });

  test('tells managers what was written about their tree to people who are of it now', async () => {
    // who moved to the south is found neither there nor here; of who left the last manager knows
    expect(await told('', village.dinara)).toEqual(
      ['closed overdue', 'left overdue', 'stays overdue', dinara].sort()
    );
    expect(await told('', village.cholpon)).toEqual(['Чолпон Жумабекова digest']);
    expect(await told('', village.gulnara)).toHaveLength(12);
    expect((await look('', village.dinara)).entries.every(({ mailId }) => !mailId)).toBe(true);
    // an acting manager within the period, and no longer
    expect(await told('', who.deputy)).toEqual(
      ['closed overdue', 'left overdue', 'stays overdue', dinara].sort()
    );
    expect(await told('', who.deputy, later)).toEqual([]);
    expect(await told('', village.erlan)).toEqual([]);
  });

  test('is searched by person, kind and day, and not beyond the scope', async () => {
    expect(await told('text=stays', null)).toEqual([above[3], 'stays overdue'].sort());
    expect(await told('text=moves', village.dinara)).toEqual([]);
    expect(await told('text=moves', village.cholpon)).toEqual([]);
    expect(await told('kind=digest', village.dinara)).toEqual([dinara]);
    expect(await told(`from=${addDays(today, 1)}`, null)).toEqual([]);
    expect(await told(`until=${today}&from=${today}`, null)).toHaveLength(12);
    expect(await told('text=%25', null)).toEqual([]);
  });

  test('page by page, in one statement, two with a name', async () => {
    expect(await statements(() => look('', village.dinara))).toHaveLength(1);
    expect(await statements(() => look('text=stays', village.dinara))).toHaveLength(2);
    expect((await look('', null)).next).toBeNull();
    expect(logOnAPage).toBeGreaterThan(12);
    const { entries } = await look('', null);
    const rest = await look(`before=${entries[4]!.seq}`, null);
    expect(rest.entries.map(({ seq }) => seq)).toEqual(entries.slice(5).map(({ seq }) => seq));
  });
});

describe('words of the agency', () => {
  const words = { subject: 'Мерзімі: {course}', body: '{course}, {day}: {link}', why: 'Тапсырма' };
  const typed = { part: 'due-soon' as const, language: 'kk', words };
  const set = (more: object, id = randomUUID()) =>
    setText(db, { id, ...typed, ...more }, village.farida, now);

  test('are kept as they were said, with an act each; sent twice, once', async () => {
    const id = randomUUID();
    for (let i = 0; i < 10; i++) expect(await set({}, id)).toEqual({ kind: 'done' });
    expect((await readTexts(db)).get('kk')).toEqual({ 'due-soon': words });
    const wrong = await set({ words: { ...words, body: '{course} {dya}' } });
    expect(wrong).toEqual({
      kind: 'refused',
      problems: [
        { field: 'body', kind: 'unknown', name: 'dya' },
        { field: 'body', kind: 'missing', name: 'link' }
      ]
    });
    expect(await set({ words: null })).toEqual({ kind: 'done' });
    expect((await readTexts(db)).get('kk')).toBeUndefined();
    const events = await db
      .selectFrom('event')
      .select('details')
      .where('what', '=', 'reminder-text-set')
      .orderBy('seq')
      .execute();
    expect(events.map(({ details }) => details)).toEqual([
      { part: 'due-soon', language: 'kk', from: null, to: words },
      { part: 'due-soon', language: 'kk', from: words, to: null }
    ]);
  });

  test('are shown with what a real person has to do, and nothing is written', async () => {
    const mails = () => db.selectFrom('mail').select('id').execute();
    const before = (await mails()).length;
    const overdue = { ...typed, part: 'overdue' as const };
    const preview = await previewLetter(db, overdue, now, from);
    expect(preview).toMatchObject({ subject: 'Мерзімі: saiga-horn' });
    expect(preview.name).toMatch(/^Офицер /);
    expect(preview.body).toContain('https://learn.test/courses/saiga-horn');
    for (const part of [
      'letter',
      'due-soon',
      'expiring',
      'digest',
      'escalation',
      'no-address'
    ] as const)
      expect(
        (await previewLetter(db, { part, language: 'ru', words: {} }, now, from)).body
      ).toBeTypeOf('string');
    expect(await mails()).toHaveLength(before);
  });

  test('are sent for trial to the one who asks, and to nobody else', async () => {
    const before = await db.selectFrom('mail').select('id').execute();
    const outcome = await sendTest(db, typed, village.farida, now, from);
    expect(outcome).toEqual({ kind: 'sent', address: 'farida@customs.test' });
    const after = await db.selectFrom('mail').select(['person_id', 'address', 'subject']).execute();
    expect(after).toHaveLength(before.length + 1);
    expect(after.filter(({ subject }) => subject.startsWith('Мерзімі'))).toEqual([
      { person_id: village.farida, address: 'farida@customs.test', subject: 'Мерзімі: saiga-horn' }
    ]);
    await db.updateTable('person').set({ email: null }).where('id', '=', village.farida).execute();
    expect(await sendTest(db, typed, village.farida, now, from)).toMatchObject({
      reason: 'no-address'
    });
  });
});
