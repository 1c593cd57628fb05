import { type Kysely, sql } from 'kysely';

// What is made anew from the record leans on nothing: a reference would lock people and units while a
// table made anew takes the place of the old one, and checks every row of a recount once more.

export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ tab: string; name: string }>`
    select conrelid::regclass::text as tab, conname as name from pg_constraint
    where contype = 'f' and conrelid = any(${tables}::regclass[])`.execute(db);
  for (const { tab, name } of rows)
    await sql`alter table ${sql.table(tab)} drop constraint ${sql.ref(name)}`.execute(db);
}

const tables = ['standing_span', 'standing_tally', 'standing_mark', 'standing_base'];
