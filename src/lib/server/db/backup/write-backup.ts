import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BackupError, endOfTable, formatVersion, type Header } from './backup-format.ts';
import { plainClient, quoted } from './plain-client.ts';
import { readShape } from './read-shape.ts';

/**
 * Writes everything that the database holds at one moment to one file, while the app goes on.
 * The file appears under its name when it is complete and on disk. Throws BackupError.
 */
export async function writeBackup(url: string, file: string, now: Date): Promise<Header> {
  if (existsSync(file)) {
    throw new BackupError(`${file} exists already: delete it, or choose another name.`);
  }
  const unfinished = `${file}.unfinished`;
  const client = await plainClient(url);
  try {
    // one snapshot for the counts and for every table
    await client.query('begin isolation level repeatable read read only');
    const header: Header = {
      hornbook: formatVersion,
      at: now.toISOString(),
      ...(await readShape(client))
    };
    if (!header.migrations.length) {
      throw new BackupError('The database holds no Hornbook tables: there is nothing to back up.');
    }
    // names and password hashes are in it: for its owner only
    const target = await open(unfinished, 'w', 0o600);
    await pipeline(
      content(client, header),
      createGzip(),
      target.createWriteStream({ flush: true })
    );
    await rename(unfinished, file);
    return header;
  } finally {
    await rm(unfinished, { force: true });
    await client.end();
  }
}

async function* content(client: Client, header: Header): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (bytes: Buffer) => (hash.update(bytes), bytes);
  yield hashed(Buffer.from(JSON.stringify(header) + '\n'));
  for (const { name, columns } of header.tables) {
    const list = columns.map(quoted).join(', ');
    const rows = client.query(copyTo(`copy public.${quoted(name)} (${list}) to stdout`));
    for await (const bytes of rows) yield hashed(bytes as Buffer);
    yield hashed(Buffer.from(endOfTable + '\n'));
  }
  yield Buffer.from(JSON.stringify({ sha256: hash.digest('hex') }) + '\n');
}
