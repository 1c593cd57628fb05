import type { ClientBase } from 'pg';
import { quoted } from './plain-client.ts';
import type { Header, SequenceInBackup, TableInBackup } from './backup-format.ts';

/** Kysely's own: their rows come from running the migrations. */
const bookkeeping = ['kysely_migration', 'kysely_migration_lock'];

/** Tables, row counts, sequences and migrations as they are now, for the header and for checking it. */
export async function readShape(client: ClientBase): Promise<Omit<Header, 'hornbook' | 'at'>> {
  return {
    postgres: await one(client, 'show server_version', 'server_version'),
    migrations: await readMigrations(client),
    tables: await readTables(client),
    sequences: await readSequences(client)
  };
}

export async function readTables(client: ClientBase): Promise<TableInBackup[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name,
            array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and a.attnum > 0 and not a.attisdropped and not c.relname = any ($1)
     group by c.relname order by c.relname`,
    [bookkeeping]
  );
  const tables: TableInBackup[] = [];
  for (const { name, columns } of rows) {
    const count = await one(client, `select count(*) as n from public.${quoted(name)}`, 'n');
    tables.push({ name, columns, rows: Number(count) });
  }
  return tables;
}

export async function readSequences(client: ClientBase): Promise<SequenceInBackup[]> {
  const { rows } = await client.query<SequenceInBackup>(
    `select sequencename as name, last_value::text as last
     from pg_sequences where schemaname = 'public' order by 1`
  );
  return rows;
}

export async function readMigrations(client: ClientBase): Promise<string[]> {
  const there = await one(client, `select to_regclass('public.kysely_migration') as name`, 'name');
  if (!there) return [];
  const { rows } = await client.query<{ name: string }>(
    'select name from public.kysely_migration order by name'
  );
  return rows.map((row) => row.name);
}

async function one(client: ClientBase, sql: string, column: string): Promise<string> {
  const { rows } = await client.query<Record<string, string>>(sql);
  return rows[0]?.[column] ?? '';
}
