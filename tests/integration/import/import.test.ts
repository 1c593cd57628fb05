import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setEnv } from '#lib/server/env.ts';
import { askToRun, askToStop, askToUndo } from '#lib/server/import/ask-import.ts';
import { checkImport } from '#lib/server/import/check-import.ts';
import { doImportJob, resumeImports } from '#lib/server/import/do-import-job.ts';
import { findImport, importRows } from '#lib/server/import/queries.ts';
import { receiveImport, rereadImport } from '#lib/server/import/receive-import.ts';
import { runImport } from '#lib/server/import/run-import.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { editPerson } from '#lib/server/person/edit-person.ts';
import { endRole } from '#lib/server/person/end-role.ts';
import { leave } from '#lib/server/person/leave.ts';
import { findPerson } from '#lib/server/person/queries.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';
import { testDatabase } from '../../support/database.ts';
import { buildVillage, person, unit, type Village } from '../../support/village.ts';

const { db, url } = await testDatabase();
const now = new Date('2026-11-23T08:00:00Z');
let village: Village;
let [farida, cholpon] = [{} as SignedIn, {} as SignedIn];

beforeAll(async () => {
  setEnv({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
  village = await buildVillage(db);
  const rest = { name: 'x', language: 'ru', timeZone: 'Asia/Bishkek', sessionId: 'x' };
  farida = { ...rest, id: village.farida, roles: [{ role: 'administrator', unitId: null }] };
  cholpon = {
    ...rest,
    id: village.cholpon,
    roles: [{ role: 'manager', unitId: village.units.south }]
  };
});
afterAll(stopBoss);

/** Receives a file of lines and has it looked at. */
async function receive(lines: string[], by = farida, id: string = randomUUID()): Promise<string> {
  const file = Buffer.from(['Name;E-mail;Badge;Unit;Role', ...lines].join('\r\n'));
  const asRole = by === farida ? ('administrator' as const) : ('manager' as const);
  const wish = { id, asRole, fileName: 'people.csv', file };
  expect(await receiveImport(db, wish, by, now)).toEqual({ kind: 'received' });
  await checkImport(db, { id, turn: await turnOf(id) }, now);
  return id;
}

const read = async (id: string) => (await findImport(db, id, null))!;
const turnOf = async (id: string) => (await read(id)).turn;

async function run(id: string): Promise<void> {
  await askToRun(db, { id, turn: await turnOf(id), of: null });
  await doImportJob(db, { id, turn: await turnOf(id) }, now);
}

async function undo(id: string, by = farida): Promise<void> {
  expect(await askToUndo(db, { id, turn: await turnOf(id), of: null }, by.id)).toBe(true);
  await doImportJob(db, { id, turn: await turnOf(id) }, now);
}

const rowsOf = (id: string) => importRows(db, id, { verdict: null, after: -1, most: 1000 });
const verdicts = async (id: string) =>
  (await rowsOf(id)).map(({ verdict, why }) => [verdict, ...(why?.why ?? [])].join(' '));
const people = async () =>
  Number((await sql<{ n: string }>`select count(*) n from person`.execute(db)).rows[0]!.n);
const personWith = async (badge: string) => {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('badge', '=', badge)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow();
  return (await findPerson(db, row.id, now))!;
};
const events = async (id: string) =>
  (
    await db.selectFrom('event').select('what').where('about', '=', id).orderBy('seq').execute()
  ).map(({ what }) => what);

describe('an import', () => {
  test('says before what it would do, does it, and says what it did', async () => {
    const before = await people();
    const lines = [
      'Нурлан Касымов;nurlan@customs.test;N-1;Dostuk;',
      'Айгүл Бекова;;T-aigul;East / Torugart;',
      'Бек Турдубаев;bek@customs.test;;;',
      'Nobody;;;Dostuk;',
      'Name;E-mail;Badge;Unit;Role',
      'Чынара;;n-1;Dostuk;'
    ];
    const id = await receive(lines);
    const expected = ['created', 'updated', 'same', 'failed no-login', 'heading', 'failed twice'];
    expect(await verdicts(id)).toEqual(expected);
    expect(await people()).toBe(before);
    expect(await read(id)).toMatchObject({
      state: 'checked',
      rows: 6,
      counts: { created: 1, failed: 2 }
    });
    await run(id);
    expect(await verdicts(id)).toEqual(expected);
    expect(await read(id)).toMatchObject({ state: 'done', hasFile: false });
    expect(await people()).toBe(before + 1);
    const nurlan = await personWith('N-1');
    expect(nurlan).toMatchObject({
      name: 'Нурлан Касымов',
      email: 'nurlan@customs.test',
      language: 'ru'
    });
    expect(nurlan.postings.map(({ unitId }) => unitId)).toEqual([village.units.dostuk]);
    expect(nurlan.roles.map(({ role }) => role)).toEqual(['officer']);
    expect(await events(nurlan.id)).toEqual(['person-added']);
    const aigul = await personWith('T-aigul');
    expect(aigul).toMatchObject({ name: 'Айгүл Бекова', email: 'aigul@customs.test' });
    expect(aigul.postings.map(({ unit }) => unit)).toEqual(['Torugart', 'Dostuk']);
    expect(await events(aigul.id)).toEqual(['person-edited', 'person-moved']);
    expect(await events(id)).toEqual(['people-imported']);
  });

  test('sent twice counts once, by form, by button and by file', async () => {
    const id = await receive(['Once;;O-1;Dostuk;']);
    await receive(['Other;;O-2;Dostuk;'], farida, id);
    expect(await verdicts(id)).toEqual(['created']);
    const turn = await turnOf(id);
    const asked = Array.from({ length: 5 }, () => askToRun(db, { id, turn, of: null }));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    const jobs = Array.from({ length: 5 }, () => runImport(db, { id, turn: turn + 1 }, now));
    await Promise.all(jobs);
    expect(await events((await personWith('O-1')).id)).toEqual(['person-added']);
    expect(await events(id)).toEqual(['people-imported']);
    const again = await receive(['Once;;O-1;Dostuk;']);
    expect(await verdicts(again)).toEqual(['same']);
  });

  test('two at once with the same people: one adds them, the other finds them', async () => {
    const lines = Array.from({ length: 30 }, (_, n) => `Both ${n};;B-${n};Dostuk;`);
    const ids = await Promise.all([receive(lines), receive(lines)]);
    expect(await verdicts(ids[1]!)).toEqual(Array(30).fill('created'));
    await Promise.all(ids.map(run));
    const counts = (await Promise.all(ids.map(read))).map(({ counts }) => counts!);
    expect(counts.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 30]);
    expect(counts.map(({ same }) => same).sort((a, b) => a - b)).toEqual([0, 30]);
  });

  test('what changed since the preview is judged anew', async () => {
    const id = await receive(['Late;;L-1;Dostuk;', 'Айгүл;;T-bek;Nowhere;']);
    await person(db, 'Somebody else', 'x1', village.units.torugart);
    await db.updateTable('person').set({ badge: 'L-1' }).where('badge', '=', 'T-x1').execute();
    await run(id);
    expect(await verdicts(id)).toEqual(['updated', 'failed unit-none']);
  });
});

describe('stopped', () => {
  test('in the middle, it leaves nothing', async () => {
    const lines = Array.from({ length: 2500 }, (_, n) => `Stopped ${n};;S-${n};Dostuk;`);
    const id = await receive(lines);
    const [before, logged] = [await people(), (await events(id)).length];
    await askToRun(db, { id, turn: await turnOf(id), of: null });
    const running = runImport(db, { id, turn: await turnOf(id) }, now);
    while ((await read(id)).progress === 0) await new Promise((done) => setTimeout(done, 5));
    expect(await askToStop(db, { id, of: null }, now)).toBe(true);
    await running;
    expect(await read(id)).toMatchObject({ state: 'cancelled' });
    expect(await people()).toBe(before);
    expect(await events(id)).toHaveLength(logged);
    expect(await verdicts(id)).toEqual(Array(1000).fill('created'));
    await run(id);
    expect(await read(id)).toMatchObject({ state: 'done', counts: { created: 2500 } });
    expect(await askToStop(db, { id, of: null }, now)).toBe(false);
  });

  test('by the death of its process, it is taken up again at the next start', async () => {
    const id = await receive(['Killed;;KI-1;Dostuk;']);
    await askToRun(db, { id, turn: await turnOf(id), of: null });
    await db.updateTable('people_import').set({ state: 'running' }).where('id', '=', id).execute();
    await resumeImports(db);
    await doImportJob(db, { id, turn: await turnOf(id) }, now);
    expect(await read(id)).toMatchObject({ state: 'done', counts: { created: 1 } });
  });
});

describe('a manager imports', () => {
  test('only into their own units, their own people, officers only', async () => {
    const id = await receive(
      [
        'Own;;M-1;Dostuk;officer',
        'Foreign unit;;M-2;Torugart;',
        'No unit;;M-3;;',
        'Too much;;M-4;Dostuk;administrator',
        'Бек;;T-bek;Dostuk;',
        'Gulnara;;T-gulnara;Dostuk;',
        'Cholpon;;T-cholpon;Dostuk;'
      ],
      cholpon
    );
    const expected = [
      'created',
      'failed unit-none',
      'failed unit-missing',
      'failed role-not-yours',
      'failed not-yours',
      'failed not-yours',
      'failed not-yours'
    ];
    expect(await verdicts(id)).toEqual(expected);
    await run(id);
    expect(await verdicts(id)).toEqual(expected);
    expect((await rowsOf(id)).slice(1).every(({ personId }) => personId === null)).toBe(true);
  });

  test('who moved away after the preview is not moved back', async () => {
    const mover = await person(db, 'Mover', 'mover', village.units.dostuk);
    const id = await receive(['Renamed;;T-mover;Dostuk;'], cholpon);
    expect(await verdicts(id)).toEqual(['updated']);
    const wish = { personId: mover, unitId: village.units.torugart };
    await movePerson(db, wish, theCommand, now);
    await run(id);
    expect(await verdicts(id)).toEqual(['failed not-yours']);
  });

  test('who is manager no more imports nothing', async () => {
    const south = await unit(db, 'South 2', village.units.south);
    const deputy = await person(db, 'Deputy', 'deputy', south, ['manager', south]);
    const by = { ...cholpon, id: deputy, roles: [{ role: 'manager' as const, unitId: south }] };
    const id = await receive(['Nobody;;D-1;South 2;'], by);
    const grant = await db
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', deputy)
      .where('role', '=', 'manager')
      .executeTakeFirstOrThrow();
    await endRole(db, { personId: deputy, grantId: grant.id }, theCommand, now);
    await run(id);
    expect(await read(id)).toMatchObject({ state: 'failed', problem: 'gone' });
  });

  test('another’s import is not there', async () => {
    const id = await receive(['Mine;;MI-1;Dostuk;']);
    const turn = await turnOf(id);
    expect(await findImport(db, id, cholpon.id)).toBeNull();
    expect(await askToRun(db, { id, turn, of: cholpon.id })).toBe(false);
    expect(await askToStop(db, { id, of: cholpon.id }, now)).toBe(false);
    expect(await askToUndo(db, { id, turn, of: cholpon.id }, cholpon.id)).toBe(false);
    expect(await rereadImport(db, { id, turn, of: cholpon.id }, {})).toBeNull();
    const file = Buffer.from('Name;Badge\r\nX;X-1');
    const wish = { id, asRole: 'manager' as const, fileName: 'x', file };
    expect(await receiveImport(db, wish, cholpon, now)).toEqual({ kind: 'unknown' });
  });
});

describe('undone', () => {
  const undone = async (id: string) => (await rowsOf(id)).map((row) => row.undone);

  test('who was added leaves and frees the login; what was changed is as before', async () => {
    const meerim = await findPerson(db, village.meerim, now);
    const id = await receive([
      'Wrong;wrong@customs.test;W-1;Dostuk;',
      'Мээрим Башка;;T-meerim;Dostuk;trainer',
      'Нет;;;;'
    ]);
    await run(id);
    const wrong = await personWith('W-1');
    await undo(id);
    expect(await undone(id)).toEqual(['undone', 'undone', null]);
    expect(await read(id)).toMatchObject({ state: 'undone', counts: { undone: 2, kept: 0 } });
    const after = (await findPerson(db, village.meerim, now))!;
    expect(after.name).toBe(meerim!.name);
    const open = after.postings.filter(({ untilAt }) => !untilAt);
    expect(open.map(({ unitId }) => unitId)).toEqual([village.units.irkeshtam]);
    expect(after.roles.filter(({ endedAt }) => !endedAt).map(({ role }) => role)).toEqual([
      'officer'
    ]);
    expect(await events(village.meerim)).toContain('person-import-undone');
    const gone = (await findPerson(db, wrong.id, now))!;
    expect(gone.leftAt).not.toBeNull();
    expect(gone.postings.every(({ untilAt }) => untilAt)).toBe(true);
    // the corrected file adds the person anew
    const again = await receive(['Right;wrong@customs.test;W-1;Torugart;']);
    await run(again);
    expect(await verdicts(again)).toEqual(['created']);
    expect((await personWith('W-1')).id).not.toBe(wrong.id);
  });

  test('not where something happened since, and says so row by row', async () => {
    const lines = ['Used', 'Moved', 'Left', 'Renamed', 'Free'].map(
      (name) => `${name};;U-${name};Dostuk;`
    );
    const id = await receive([...lines, 'Чолпон Ж.;;T-cholpon;;']);
    await run(id);
    const idOf = async (name: string) => (await personWith(`U-${name}`)).id;
    await db
      .insertInto('credential')
      .values({ person_id: await idOf('Used'), password_hash: 'x', changed_at: now })
      .execute();
    await movePerson(
      db,
      { personId: await idOf('Moved'), unitId: village.units.torugart },
      theCommand,
      now
    );
    await leave(db, await idOf('Left'), theCommand, now);
    const renamed = { personId: await idOf('Renamed'), name: 'R', email: '', badge: 'U-Renamed' };
    await editPerson(db, { ...renamed, language: 'ru' }, theCommand, now);
    await undo(id);
    expect(await undone(id)).toEqual(['used', 'changed', 'changed', 'changed', 'undone', 'undone']);
    expect(await askToUndo(db, { id, turn: await turnOf(id), of: null }, farida.id)).toBe(false);
  });

  test('asked five times at once, it is undone once', async () => {
    const id = await receive(['Five;;F-5;Dostuk;']);
    await run(id);
    const turn = await turnOf(id);
    const five = Array.from({ length: 5 }, () => askToUndo(db, { id, turn, of: null }, farida.id));
    expect((await Promise.all(five)).filter(Boolean)).toHaveLength(1);
    await Promise.all(five.map(() => doImportJob(db, { id, turn: turn + 1 }, now)));
    expect(await events(id)).toEqual(['people-imported', 'import-undone']);
  });
});

test('read anew with other columns, the rows are judged anew', async () => {
  const id = await receive(['Dostuk;;R-1;Reread;']);
  expect(await verdicts(id)).toEqual(['failed unit-none']);
  const turn = await turnOf(id);
  const columns = { name: 3, badge: 2, unit: 0 };
  expect(await rereadImport(db, { id, turn, of: null }, { columns })).toEqual({ kind: 'received' });
  await checkImport(db, { id, turn }, now);
  expect((await read(id)).state).toBe('checking');
  await checkImport(db, { id, turn: turn + 1 }, now);
  expect(await verdicts(id)).toEqual(['created']);
});

test('fifty thousand people', async () => {
  const lines = Array.from(
    { length: 50_000 },
    (_, n) => `Офицер Номер ${n};officer${n}@big.test;BIG-${n};${n % 2 ? 'Dostuk' : 'Torugart'};`
  );
  const start = performance.now();
  const id = await receive(lines);
  const checked = performance.now();
  const memory = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  await run(id);
  clearInterval(watch);
  const ran = performance.now();
  expect(await read(id)).toMatchObject({ state: 'done', counts: { created: 50_000 } });
  await undo(id);
  const rate = (from: number, to: number) => Math.round(50_000 / ((to - from) / 1000));
  console.log(
    `import: preview ${rate(start, checked)} rows/s, run ${rate(checked, ran)} rows/s, ` +
      `undo ${rate(ran, performance.now())} rows/s, +${Math.round((most - memory) / 1e6)} MB`
  );
  expect(await read(id)).toMatchObject({ state: 'undone', counts: { undone: 50_000 } });
}, 300_000);
