import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, type Day } from '#lib/domain/time/day.ts';
import { assign } from '#lib/server/assignment/assign.ts';
import { endAssignment } from '#lib/server/assignment/end-assignment.ts';
import { closeDb, openDb } from '#lib/server/db/database.ts';
import { setEnv } from '#lib/server/env.ts';
import { boss, stopBoss } from '#lib/server/job/boss.ts';
import { deliverMail } from '#lib/server/mail/deliver-mail.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { leave } from '#lib/server/person/leave.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { reviseLetter } from '#lib/server/reminder/revise-letter.ts';
import { runReminders } from '#lib/server/reminder/run-reminders.ts';
import { setRule } from '#lib/server/reminder/set-rule.ts';
import { archiveUnit } from '#lib/server/unit/archive-unit.ts';
import { createUnit } from '#lib/server/unit/create-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { earn } from '../../support/earn.ts';
import { enrol } from '../../support/exam-course.ts';
import { race } from '../../support/race.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, url, statements } = await testDatabase();
const origin = 'https://learn.test';
const from = async () => ({ origin, title: (id: string) => id });
// a Tuesday, 15:00 in Bishkek: no digest
const today = '2026-11-24';
const at = (day: Day, hour = 15) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 6) * 3_600_000);
const now = at(today);
const run = (day: Day = today, hour = 15) => runReminders(db, at(day, hour), from);
const revise = (mailId: string, when = now) => reviseLetter(db, mailId, when, from);
let village: Village;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hornbook-reminders-'));
  setEnv({ DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'silent' });
  village = await buildVillage(db);
  await enrol(db, village.erlan);
  await boss();
});
afterAll(async () => {
  await stopBoss();
  await closeDb();
});
beforeEach(async () => {
  // what a test left is no matter of the next
  await sql`update task set withdrawn_at = now(), withdrawn_why = 'ended'
    where done_at is null and withdrawn_at is null`.execute(db);
  // the guards of the log let go for this
  for (const table of ['reminder', 'reminder_rule', 'reminder_letter', 'reminder_run', 'mail']) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
    await sql`delete from ${sql.table(table)}`.execute(db);
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
  }
  // Monday's digest is over
  await sql`insert into reminder_run values (${addDays(today, -1)}, ${now}, 0)`.execute(db);
});

/** A task of a person, due on a day. */
async function task(personId: string, due: Day): Promise<string> {
  const id = randomUUID();
  const unitId = village.units.agency;
  const rule = { kind: 'on' as const, day: due };
  const rest = { programmeId: null, role: null, again: null, fresh: true, replaces: null };
  const wish = { id, courseIds: ['saiga-horn'], unitId, people: [personId], due: rule, ...rest };
  // as the rule gives fourteen days at least
  const outcome = await assign(db, wish, village.gulnara, at(addDays(due, -30)));
  expect(outcome).toEqual({ kind: 'done' });
  return id;
}

async function officer(unitId: string, email = true): Promise<string> {
  const id = await person(db, `O ${randomUUID().slice(0, 6)}`, randomUUID(), unitId);
  if (!email) await db.updateTable('person').set({ email: null }).where('id', '=', id).execute();
  return id;
}

const logOf = async (personId: string) => {
  const rows = await db
    .selectFrom('reminder')
    .select(['kind', 'step'])
    .where('person_id', '=', personId)
    .orderBy('seq')
    .execute();
  return rows.map(({ kind, step }) => `${kind} ${step}`);
};
const mailsTo = (personId: string) =>
  db.selectFrom('mail').selectAll().where('person_id', '=', personId).orderBy('made_at').execute();

describe('who has a task', () => {
  test('is written to before it is due, once a step, and the last step after days without a server', async () => {
    const bek = await officer(village.units.torugart);
    await task(bek, addDays(today, 20));
    await run(today);
    expect(await logOf(bek)).toEqual([]);
    for (const day of [6, 7, 8, 12, 13]) {
      await run(addDays(today, day), 9);
      await run(addDays(today, day), 12);
    }
    expect(await logOf(bek)).toEqual(['due-soon 14', 'due-soon 7']);
    // nothing ran on the day before: it comes on the day itself
    await run(addDays(today, 20));
    expect(await logOf(bek)).toEqual(['due-soon 14', 'due-soon 7', 'due-soon 1']);
    const mails = await mailsTo(bek);
    expect(mails.map(({ subject }) => subject)).toEqual(
      Array(3).fill('Срок 14 декабря 2026: saiga-horn')
    );
    expect(mails[0]!.body).toContain(`осталось: 14 дней.\n${origin}/courses/saiga-horn`);
  });

  test('is written to when it is overdue, weekly, and not for ever', async () => {
    const bek = await officer(village.units.torugart);
    await task(bek, addDays(today, -1));
    for (let day = 0; day < 120; day++) await run(addDays(today, day));
    expect(await logOf(bek)).toEqual([1, 8, 15, 22, 29, 36, 43, 50].map((n) => `overdue ${n}`));
  });

  test('gets one letter a day, whatever there is to say', async () => {
    const bek = await officer(village.units.torugart);
    await earn(db, bek, at('2024-12-10'));
    await task(bek, addDays(today, -1));
    await task(bek, addDays(today, 5));
    expect(await run()).toBeGreaterThan(0);
    expect(await logOf(bek)).toHaveLength(3);
    const mails = await mailsTo(bek);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.subject).toMatch(/^Просрочено: saiga-horn \(\+2\)$/);
  });

  test('gets none outside the hours, switched off, or without an address', async () => {
    const bek = await officer(village.units.torugart);
    const mute = await officer(village.units.torugart, false);
    await task(bek, addDays(today, -1));
    await task(mute, addDays(today, -1));
    await run(today, 7);
    await run(today, 20);
    const by = village.farida;
    const rule = (on: boolean) => ({ part: 'overdue' as const, rule: { on, every: 7, times: 8 } });
    await setRule(db, { id: randomUUID(), ...rule(false) }, by, now);
    await run(today, 8);
    expect([...(await logOf(bek)), ...(await logOf(mute))]).toEqual([]);
    const id = randomUUID();
    for (let i = 0; i < 10; i++) await setRule(db, { id, ...rule(true) }, by, now);
    await run(addDays(today, 1), 8);
    expect([...(await logOf(bek)), ...(await logOf(mute))]).toEqual(['overdue 1']);
    const events = await db
      .selectFrom('event')
      .select('details')
      .where('what', '=', 'reminder-rule-set')
      .execute();
    expect(events.map(({ details }) => details)).toMatchObject([
      { part: 'overdue', from: { on: true }, to: { on: false } },
      { part: 'overdue', from: { on: false }, to: { on: true } }
    ]);
    const { rule_version } = await db
      .selectFrom('reminder')
      .select('rule_version')
      .where('person_id', '=', bek)
      .executeTakeFirstOrThrow();
    const { seq } = await db
      .selectFrom('reminder_rule')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(rule_version).toBe(seq);
  });
});

describe('a certificate that ends', () => {
  test('is told at 90, 60, 30 and 7 days, unless renewed or withdrawn', async () => {
    const [bek, renewed] = [
      await officer(village.units.torugart),
      await officer(village.units.torugart)
    ];
    // valid for 24 months
    await earn(db, bek, at('2025-03-01'));
    await earn(db, renewed, at('2025-03-01'));
    for (let day: Day = '2026-11-24'; day < '2027-03-10'; day = addDays(day, 1)) {
      if (day === '2026-12-20') await earn(db, renewed, at(day));
      await run(day);
    }
    expect(await logOf(bek)).toEqual([90, 60, 30, 7].map((n) => `expiring ${n}`));
    expect(await logOf(renewed)).toEqual(['expiring 90']);
  });
});

describe('what is done meanwhile', () => {
  const written = async () => {
    const bek = await officer(village.units.torugart);
    const id = await task(bek, addDays(today, -1));
    await sql`delete from reminder_run where day = ${today}`.execute(db);
    await run();
    const [mail] = await mailsTo(bek);
    return { bek, id, mail: mail! };
  };
  const state = async (id: string) => {
    const mail = await db
      .selectFrom('mail')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return mail.withdrawn_at ? 'withdrawn' : mail.sent_at ? 'sent' : 'waiting';
  };

  test('keeps a letter that is queued at home: passed, left, task withdrawn, address gone', async () => {
    const [passed, left, ended, mute, moved] = [
      await written(),
      await written(),
      await written(),
      await written(),
      await written()
    ];
    await earn(db, passed.bek, now);
    await leave(db, left.bek, theCommand, now);
    const [row] = await db
      .selectFrom('assignment')
      .select('id')
      .where('batch_id', '=', ended.id)
      .execute();
    await endAssignment(db, row!.id, village.gulnara, now);
    await db.updateTable('person').set({ email: null }).where('id', '=', mute.bek).execute();
    await movePerson(db, { personId: moved.bek, unitId: village.units.irkeshtam }, theCommand, now);
    for (const { mail } of [passed, left, ended, mute]) {
      await deliverMail(db, mail.id, now);
      expect(await revise(mail.id)).toBe(false);
      expect(await state(mail.id)).toBe('withdrawn');
    }
    // the agency's task goes along
    expect(await revise(moved.mail.id)).toBe(true);
  });

  test('falls out of a letter that says more', async () => {
    const bek = await officer(village.units.torugart);
    await earn(db, bek, at('2024-12-10'));
    const first = await task(bek, addDays(today, -1));
    await task(bek, addDays(today, 5));
    await run();
    const [mail] = await mailsTo(bek);
    expect(mail!.subject).toContain('(+2)');
    await sql`update task set withdrawn_at = ${now}, withdrawn_why = 'ended' from assignment
      where assignment.id = task.assignment_id and batch_id = ${first}`.execute(db);
    expect(await revise(mail!.id)).toBe(true);
    const [again] = await mailsTo(bek);
    expect(again!.subject).toBe('Срок 29 ноября 2026: saiga-horn (+1)');
  });

  test('a letter that could not leave for days is said in the next, once', async () => {
    const { bek, mail } = await written();
    await db.updateTable('mail').set({ problem: 'no answer' }).where('id', '=', mail.id).execute();
    await run(addDays(today, 7));
    const mails = await mailsTo(bek);
    expect(mails.map(({ id }) => id)).toHaveLength(2);
    const next = mails.find(({ id }) => id !== mail.id)!;
    expect(next.subject).toBe('Просрочено: saiga-horn');
    expect(await revise(mail.id, at(addDays(today, 7)))).toBe(false);
    expect(await revise(next.id, at(addDays(today, 7)))).toBe(true);
    expect(await state(mail.id)).toBe('withdrawn');
  });

  test('at night it waits for the morning', async () => {
    const { mail } = await written();
    const before = (await (await boss()).findJobs('mail')).length;
    expect(await revise(mail.id, at(today, 22))).toBe(false);
    const jobs = await (await boss()).findJobs('mail');
    expect(jobs.length).toBe(before + 1);
    const last = jobs.find(
      ({ data }) => (data as { mailId: string }).mailId === mail.id && jobs.length > 0
    );
    expect(last).toBeDefined();
    expect(await state(mail.id)).toBe('waiting');
    expect(await revise(mail.id, at(addDays(today, 1), 8))).toBe(true);
  });
});

describe('managers', () => {
  const monday = '2026-11-30';

  test('get a digest of their units on the day, once, with whom to tell themselves', async () => {
    const [late, mute] = [
      await officer(village.units.torugart),
      await officer(village.units.torugart, false)
    ];
    await task(late, addDays(today, -3));
    await task(mute, addDays(today, -3));
    await run(addDays(monday, -1));
    expect(await logOf(village.dinara)).toEqual([]);
    await run(monday);
    await run(monday);
    expect(await logOf(village.dinara)).toEqual(['digest 20261130']);
    const mail = (await mailsTo(village.dinara)).at(-1)!;
    const { east, torugart } = village.units;
    expect(mail.subject).toBe('Неделя: East (+1)');
    expect(mail.body).toContain(`- просрочено: 2  ${origin}/team?unit=${east}&concern=over`);
    expect(mail.body).toContain(`Torugart\n- просрочено: 2`);
    expect(mail.body).toContain(`${origin}/team/overview?unit=${torugart}`);
    const { name } = await db
      .selectFrom('person')
      .select('name')
      .where('id', '=', mute)
      .executeTakeFirstOrThrow();
    expect(mail.body).toContain(`Нет адреса электронной почты, скажите им сами (1): ${name}.`);
    // nothing wants action in the south; the agency's own are told of it by their own manager
    expect(await mailsTo(village.cholpon)).toEqual([]);
    const above = (await mailsTo(village.gulnara)).at(-1)!;
    expect(above.body).not.toContain(name);
    expect(above.body).not.toContain('Torugart');
    await run(addDays(monday, 1));
    expect(await logOf(village.dinara)).toEqual(['digest 20261130']);
  });

  test('get it late where nothing ran since, and not twice', async () => {
    const late = await officer(village.units.torugart);
    await task(late, addDays(today, -3));
    const before = (await logOf(village.dinara)).length;
    await run(addDays(monday, 9));
    await run(addDays(monday, 10));
    expect((await logOf(village.dinara)).slice(before)).toEqual(['digest 20261207']);
  });

  test('of the unit above hear of what is long overdue, nobody higher and none of the unit’s own', async () => {
    const post = randomUUID();
    await createUnit(db, { id: post, name: 'Gate', parentId: village.units.torugart }, null, now);
    const chief = await officer(post);
    await grantRole(db, { personId: chief, role: 'manager', unitId: post }, theCommand, now);
    const late = await officer(post);
    const dueOn = addDays(today, -14);
    await task(late, dueOn);
    await task(chief, dueOn);
    await run(addDays(today, -1));
    const escalated = async (who: string) =>
      (await logOf(who)).filter((line) => line.startsWith('escalation'));
    expect(await escalated(village.dinara)).toEqual([]);
    await run(today);
    await run(addDays(today, 1));
    // Torugart has no managers of its own: the east is the next
    expect(await escalated(village.dinara)).toEqual(['escalation 14', 'escalation 14']);
    expect(await escalated(village.gulnara)).toEqual([]);
    expect(await escalated(chief)).toEqual([]);
    const mail = (await mailsTo(village.dinara)).at(-1)!;
    expect(mail.subject).toBe('Gate: просрочено на 14 дней');
    expect(mail.body).toContain('людей: 2');

    // moved to the south: its letters go the other way, and what was queued stays at home
    await movePerson(db, { personId: late, unitId: village.units.dostuk }, theCommand, now);
    await movePerson(db, { personId: chief, unitId: village.units.dostuk }, theCommand, now);
    expect(await revise(mail.id)).toBe(false);
    await run(addDays(today, 2));
    expect(await escalated(village.gulnara)).toEqual(['escalation 14', 'escalation 14']);
  });

  test('of a closed unit, or whose acting grant ended, get nothing', async () => {
    const post = randomUUID();
    await createUnit(
      db,
      { id: post, name: 'Old gate', parentId: village.units.torugart },
      null,
      now
    );
    const [chief, deputy] = [
      await officer(village.units.torugart),
      await officer(village.units.dostuk)
    ];
    await grantRole(db, { personId: chief, role: 'manager', unitId: post }, theCommand, now);
    const period = { from: at('2026-11-01'), until: at('2026-11-30', 0) };
    const acting = { personId: deputy, role: 'manager', unitId: village.units.east, period };
    await grantRole(db, acting, theCommand, now);
    await archiveUnit(db, post, null, now);
    const late = await officer(village.units.torugart);
    await task(late, addDays(today, -3));
    await run(monday);
    expect(await logOf(chief)).toEqual([]);
    expect(await logOf(deputy)).toEqual([]);
  });
});

describe('nobody gets two', () => {
  test('five processes and two restarts write one letter', async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, () => officer(village.units.torugart))
    );
    for (const one of people) await task(one, addDays(today, -1));
    // as a process that was killed: everything but the mark of the day
    const others = Array.from({ length: 5 }, () => openDb(url, { max: 2 }));
    await race(
      db,
      (tx) => sql`lock table reminder_letter in share row exclusive mode`.execute(tx),
      others.map((one) => () => runReminders(one, now, from))
    );
    for (let restart = 0; restart < 2; restart++) {
      await sql`delete from reminder_run where day = ${today}`.execute(db);
      await run();
    }
    // and if the letter of the day were not enough: the same step on another day
    await sql`update reminder_letter set day = day - 500`.execute(db);
    await sql`delete from reminder_run where day = ${today}`.execute(db);
    await run();
    for (const one of people) {
      expect(await logOf(one)).toEqual(['overdue 1']);
      expect(await mailsTo(one)).toHaveLength(1);
    }
    await Promise.all(others.map((one) => one.destroy()));
  });

  test('the log stands: it is only ever added to', async () => {
    await task(await officer(village.units.torugart), addDays(today, -1));
    await run();
    const rule = { on: true, weekday: 2 };
    await setRule(db, { id: randomUUID(), part: 'digest', rule }, village.farida, now);
    for (const act of [
      sql`update reminder set step = 1`,
      sql`delete from reminder`,
      sql`truncate reminder`,
      sql`update reminder_rule set part = 'hours'`,
      sql`delete from reminder_rule`
    ])
      await expect(act.execute(db)).rejects.toThrow(/append-only|cannot truncate/);
  });

  test('so many statements for anybody’s letters', async () => {
    for (let i = 0; i < 12; i++)
      await task(await officer(village.units.torugart), addDays(today, -1));
    const sent = await statements(() => run());
    expect(sent.filter((one) => !/^(begin|commit)/.test(one)).length).toBeLessThanOrEqual(16);
    const again = await statements(() => run());
    expect(again).toHaveLength(2);
  });
});
