import type { ClientBase } from 'pg';

/** Puts back what was taken off; the database checks every row by it. */
export type PutBack = (tell?: (name: string) => void) => Promise<void>;

/**
 * Takes all references between tables off, in the caller's transaction: tables refer to each other in
 * circles, so no order of loading suits all; and checking them together costs a tenth of row by row.
 */
export function takeOffReferences(client: ClientBase): Promise<PutBack> {
  return takeOff(
    client,
    `select conrelid::regclass::text as tab, quote_ident(conname) as name,
       'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' '
         || pg_get_constraintdef(oid) as def
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    (tab, name) => `alter table ${tab} drop constraint ${name}`
  );
}

/** Takes indexes and keys off these tables. The references must have been taken off before. */
export async function takeOffIndexes(
  client: ClientBase,
  tables: readonly string[]
): Promise<PutBack> {
  const keys = await takeOff(
    client,
    `select conrelid::regclass::text as tab, quote_ident(conname) as name,
       'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' '
         || pg_get_constraintdef(oid) as def
     from pg_constraint where contype in ('p', 'u') and conrelid = any($1::regclass[])
     order by 1, 2`,
    (tab, name) => `alter table ${tab} drop constraint ${name}`,
    [tables]
  );
  const indexes = await takeOff(
    client,
    `select indrelid::regclass::text as tab, indexrelid::regclass::text as name,
       pg_get_indexdef(indexrelid) as def
     from pg_index where indrelid = any($1::regclass[]) order by 1, 2`,
    (_tab, name) => `drop index ${name}`,
    [tables]
  );
  return async (tell) => {
    await keys(tell);
    await indexes(tell);
  };
}

/** Whoever fills tables in bulk says himself what the triggers would have noted. */
export async function silenceTriggers(
  client: ClientBase,
  tables: readonly string[]
): Promise<PutBack> {
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  return async () => {
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  };
}

async function takeOff(
  client: ClientBase,
  what: string,
  off: (tab: string, name: string) => string,
  parameters: unknown[] = []
): Promise<PutBack> {
  const { rows } = await client.query<{ tab: string; name: string; def: string }>(what, parameters);
  for (const { tab, name } of rows) await client.query(off(tab, name));
  return async (tell) => {
    for (const { name, def } of rows) {
      await client.query(def);
      tell?.(name);
    }
  };
}
