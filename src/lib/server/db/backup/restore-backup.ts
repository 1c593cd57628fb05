import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg, { type Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { takeOffReferences } from '#lib/server/db/bulk/take-off.ts';
import { migrateAsOf } from '#lib/server/db/migrate.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import {
  BackupError,
  damaged,
  endOfTable,
  readHeader,
  type Header,
  type TableInBackup
} from './backup-format.ts';
import { dropEverything } from './drop-everything.ts';
import { kyselyOver } from './kysely-over.ts';
import { plainClient, quoted } from './plain-client.ts';
import { readLines } from './read-lines.ts';
import { readMigrations, readSequences, readTables } from './read-shape.ts';

export interface RestoreOptions {
  /** Whether what the database holds may be lost. */
  replace: boolean;
  /** Told, before anything is changed, how many rows of which tables will be lost. */
  losing?: (tables: { name: string; rows: number }[]) => void;
}

/**
 * Puts a backup into the database in one transaction: all of it, checked, or nothing. Tables are
 * made anew as they were at the time of the backup; the caller migrates afterwards.
 * Throws BackupError.
 */
export async function restoreBackup(
  url: string,
  file: string,
  { replace, losing }: RestoreOptions
): Promise<Header> {
  const lines = readLines(file);
  const header = await readFirst(lines, file);
  const client = await plainClient(url);
  try {
    await kyselyOver(client)
      .transaction()
      .execute(async (tx) => {
        // an app that runs is let finish what it does, but not waited for without end
        await client.query(`set local lock_timeout to '30s'`);
        await mindWhatIsThere(client, replace, losing);
        await dropEverything(client);
        await makeTables(tx, client, header, file);
        const putBack = await takeOffReferences(client);
        await copyRows(client, header, lines, file);
        await setSequences(client, header);
        await putBack();
        await check(client, header, file);
      });
    return header;
  } finally {
    await lines.return(undefined);
    await client.end();
  }
}

async function readFirst(lines: AsyncGenerator<Buffer>, file: string): Promise<Header> {
  const first = await lines.next();
  return readHeader(first.done ? '' : first.value.toString('utf8'), file);
}

async function makeTables(tx: Tx, client: Client, header: Header, file: string): Promise<void> {
  const unknown = await migrateAsOf(tx, header.migrations);
  if (unknown.length) {
    throw new BackupError(
      `${file} was written by a newer Hornbook (${unknown.join(', ')}): restore it with that one.`
    );
  }
  const made = new Set((await readTables(client)).map(withColumns));
  const strange = header.tables.filter((table) => !made.has(withColumns(table)));
  if (strange.length) {
    const names = strange.map((table) => table.name).join(', ');
    throw damaged(file, `its migrations do not make these tables: ${names}`);
  }
}

const withColumns = ({ name, columns }: TableInBackup) => [name, ...columns].join('/');

async function mindWhatIsThere(
  client: Client,
  replace: boolean,
  losing: RestoreOptions['losing']
): Promise<void> {
  const full = (await readTables(client)).filter((table) => table.rows > 0);
  if (!full.length) return;
  if (!replace) {
    const lost = full.map(({ name, rows }) => `${rows} ${name}`).join(', ');
    throw new BackupError(
      `The database is not empty and all of it would be lost (${lost}): back it up, then repeat with --replace.`
    );
  }
  losing?.(full);
}

async function copyRows(
  client: Client,
  header: Header,
  lines: AsyncGenerator<Buffer>,
  file: string
): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(header) + '\n');
  for (const { name, columns } of header.tables) {
    const list = columns.map(quoted).join(', ');
    const into = client.query(copyFrom(`copy public.${quoted(name)} (${list}) from stdin`));
    try {
      await pipeline(Readable.from(rowsOf(lines, hash, file)), into);
    } catch (error) {
      throw error instanceof pg.DatabaseError ? damaged(file, `${name}: ${error.message}`) : error;
    }
  }
  const last = await lines.next();
  const told = last.done ? '' : last.value.toString('utf8').trim();
  if (told !== JSON.stringify({ sha256: hash.digest('hex') })) {
    throw damaged(file, 'its end does not match what it holds');
  }
}

/** The lines of one table, many to a piece: a piece a row would cost more than the rows. */
async function* rowsOf(
  lines: AsyncGenerator<Buffer>,
  hash: ReturnType<typeof createHash>,
  file: string
): AsyncGenerator<Buffer> {
  let piece: Buffer[] = [];
  let size = 0;
  for (let next; !(next = await lines.next()).done;) {
    const line = next.value;
    hash.update(line);
    if (line.length === 3 && line.toString('latin1') === endOfTable + '\n') {
      if (piece.length) yield Buffer.concat(piece);
      return;
    }
    piece.push(line);
    size += line.length;
    if (size > 65_536) {
      yield Buffer.concat(piece);
      piece = [];
      size = 0;
    }
  }
  throw damaged(file, 'it ends before its last table');
}

async function setSequences(client: Client, header: Header): Promise<void> {
  for (const { name, last } of header.sequences) {
    if (last !== null)
      await client.query('select setval($1, $2)', [`public.${quoted(name)}`, last]);
  }
}

async function check(client: Client, header: Header, file: string): Promise<void> {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if (!same(await readTables(client), header.tables)) {
    throw damaged(file, 'it holds other numbers of rows than it says');
  }
  if (!same(await readSequences(client), header.sequences)) {
    throw damaged(file, 'its sequences do not fit its tables');
  }
  if (!same(await readMigrations(client), header.migrations)) {
    throw damaged(file, 'its tables are not those of its migrations');
  }
}
