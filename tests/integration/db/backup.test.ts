import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '#lib/server/db/backup/restore-backup.ts';
import { writeBackup } from '#lib/server/db/backup/write-backup.ts';
import { openDb } from '#lib/server/db/database.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { copyTemplate, testDatabase } from '../../support/database.ts';

const { db, url } = await testDatabase();
const folder = await mkdtemp(path.join(os.tmpdir(), 'hornbook-backup-'));
const file = path.join(folder, 'все данные.hornbook');
const now = new Date('2026-11-23T08:00:00.123Z');

// what breaks copies: the text of a NULL, of COPY's end, every kind of line end, escapes, letters
// outside the first plane, bytes that are no text
const hostile = [
  '\\N',
  '\\.',
  '\n\\.\n',
  '\\\\N\\',
  'a\tb\nc\r\nd\re',
  '\u0001\u000b\u2028\u2029',
  'Қырғыз Тоҷикӣ Oʻzbek 羚羊角 🦌 e\u0301',
  `"quoted", 'single', {curly}, $1`,
  ' leading and trailing '
];

beforeAll(async () => {
  const units = hostile.map((name, i) => ({
    id: uuid(i),
    parent_id: i ? uuid(i - 1) : null,
    name,
    created_at: now
  }));
  // children first: the order in the table is not the order of the tree
  await db.insertInto('unit').values(units.reverse()).execute();
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256));
  await db.insertInto('media').values({ hash: '\\x00', type: '', body: bytes }).execute();
  const events = hostile.map((text, i) => ({
    id: uuid(i),
    at: now,
    by_person: null,
    what: text,
    about: '',
    details: json({ [text]: [null, text, 1e300, -0.1, { text }] })
  }));
  await db.insertInto('event').values(events).execute();
  await writeBackup(url, file, now);
});

afterAll(() => rm(folder, { recursive: true }));

describe('a backup', () => {
  test('comes back as it was, to the last byte and the next number', async () => {
    await onEmpty(async (copy, copyUrl) => {
      const header = await restoreBackup(copyUrl, file, { replace: false });
      expect(header.tables.find((table) => table.name === 'unit')?.rows).toBe(hostile.length);
      expect(await everything(copy)).toEqual(await everything(db));
      const next = await addEvent(copy);
      expect(Number(next.seq)).toBe(hostile.length + 1);
    });
  });

  test('written again from its copy, it is the same', async () => {
    await onEmpty(async (_copy, copyUrl) => {
      await restoreBackup(copyUrl, file, { replace: false });
      const again = path.join(folder, 'again');
      await writeBackup(copyUrl, again, now);
      expect(gunzipSync(await readFile(again)).equals(gunzipSync(await readFile(file)))).toBe(true);
    });
  });

  test('is one moment, whatever people do meanwhile', async () => {
    const busy = path.join(folder, 'busy');
    let going = true;
    const writer = (async () => {
      while (going) {
        const id = crypto.randomUUID();
        await db.transaction().execute(async (tx) => {
          await tx
            .insertInto('unit')
            .values({ id, parent_id: null, name: 'x', created_at: now })
            .execute();
          await tx
            .insertInto('unit_above')
            .values({ unit_id: id, above_id: id, depth: 0 })
            .execute();
        });
      }
    })();
    const header = await writeBackup(url, busy, now);
    going = false;
    await writer;
    const rows = Object.fromEntries(header.tables.map((table) => [table.name, table.rows]));
    expect((rows.unit ?? 0) - hostile.length).toBe(rows.unit_above);
    await onEmpty(async (_copy, copyUrl) => {
      await restoreBackup(copyUrl, busy, { replace: false });
    });
  });

  test('may be read by its owner only, and never overwrites', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(writeBackup(url, file, now)).rejects.toThrow(/exists already/);
  });
});

describe('restoring', () => {
  test('refuses to lose what is there, unless told to', async () => {
    await onEmpty(async (copy, copyUrl) => {
      await restoreBackup(copyUrl, file, { replace: false });
      await addEvent(copy);
      await expect(restoreBackup(copyUrl, file, { replace: false })).rejects.toThrow(
        /not empty .*10 event.*--replace/
      );
      const lost: string[] = [];
      const losing = (tables: { name: string; rows: number }[]) =>
        lost.push(...tables.map(({ name, rows }) => `${rows} ${name}`));
      await restoreBackup(copyUrl, file, { replace: true, losing });
      expect(lost).toContain('10 event');
      expect(await everything(copy)).toEqual(await everything(db));
    });
  });

  const damages: [string, (whole: Buffer) => Buffer, RegExp][] = [
    ['cut short', (whole) => whole.subarray(0, whole.length / 2), /is damaged/],
    // a broken stream may end before its first line: then nobody can tell what it was
    [
      'with one wrong bit',
      (whole) => flipped(whole, whole.length / 2),
      /is damaged|is not a Hornbook backup/
    ],
    ['with a wrong bit in the checksum', (whole) => flipped(whole, whole.length - 6), /is damaged/],
    ['cut between lines', (whole) => withoutLines(whole, 3), /is damaged/],
    ['without its last line', (whole) => withoutLines(whole, 1), /is damaged/],
    ['with a row less', (whole) => changed(whole, /\n[^\n]*羚羊角[^\n]*/, ''), /is damaged/],
    ['with a changed row', (whole) => changed(whole, '羚羊角', '羚羊'), /is damaged/],
    ['of a later format', (whole) => changed(whole, '"hornbook":1', '"hornbook":2'), /format 2/],
    [
      'of a newer Hornbook',
      (whole) => changed(whole, 'T0730_first', 'T0731_first'),
      /newer Hornbook/
    ],
    ['that is a picture', () => Buffer.from('RIFF....WEBP'), /not a Hornbook backup/],
    ['that is another gzip', () => gzipSync('hello\n'), /not a Hornbook backup/],
    ['that is empty', () => Buffer.alloc(0), /not a Hornbook backup/]
  ];

  test.each(damages)('refuses a file %s and changes nothing', async (name, damage, sentence) => {
    const bad = path.join(folder, name);
    await writeFile(bad, damage(await readFile(file)));
    await onEmpty(async (copy, copyUrl) => {
      await restoreBackup(copyUrl, file, { replace: false });
      await addEvent(copy);
      const before = await everything(copy);
      await expect(restoreBackup(copyUrl, bad, { replace: true })).rejects.toThrow(sentence);
      expect(await everything(copy)).toEqual(before);
    });
  });
});

async function onEmpty(work: (copy: Db, url: string) => Promise<void>): Promise<void> {
  const { url, drop } = await copyTemplate({ empty: true });
  const copy = openDb(url, { max: 2 });
  try {
    await work(copy, url);
  } finally {
    await copy.destroy();
    await drop();
  }
}

const everything = (from: Db) =>
  Promise.all([
    from.selectFrom('unit').selectAll().where('name', '!=', 'x').orderBy('id').execute(),
    from.selectFrom('media').selectAll().execute(),
    from.selectFrom('event').selectAll().orderBy('seq').execute()
  ]);

const addEvent = (to: Db) =>
  to
    .insertInto('event')
    .values({
      id: crypto.randomUUID(),
      at: now,
      by_person: null,
      what: '',
      about: '',
      details: '{}'
    })
    .returning('seq')
    .executeTakeFirstOrThrow();

function flipped(whole: Buffer, at: number): Buffer {
  const copy = Buffer.from(whole);
  copy[Math.floor(at)] = (copy[Math.floor(at)] ?? 0) ^ 1;
  return copy;
}

const changed = (whole: Buffer, from: string | RegExp, to: string) =>
  gzipSync(gunzipSync(whole).toString('utf8').replace(from, to));

const withoutLines = (whole: Buffer, count: number) =>
  gzipSync(
    gunzipSync(whole)
      .toString('utf8')
      .split('\n')
      .slice(0, -1 - count)
      .join('\n') + '\n'
  );

function uuid(i: number): string {
  return `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
}
