import type { ClientBase } from 'pg';

export interface MadeAnew {
  /** What to fill: the table's columns and checks, without keys, indexes and references. */
  name: string;
  /** The keys and indexes that the old one has. Readers go on reading the old one. */
  index(): Promise<void>;
  /** Takes the place of the old one, at once. */
  swap(): Promise<void>;
}

/**
 * A table to be filled in the place of another that nothing refers to, in the caller's transaction:
 * until that ends everybody reads the old one.
 */
export async function makeAnew(client: ClientBase, table: string): Promise<MadeAnew> {
  const name = `${table}_anew`;
  await client.query(`create table ${name}
    (like ${table} including defaults including constraints including identity including generated)`);
  const { rows: keys } = await client.query<{ name: string; type: string; def: string }>(
    `select conname as name, contype as type, pg_get_constraintdef(oid) as def from pg_constraint
     where conrelid = $1::regclass and contype in ('p', 'u', 'f') order by contype <> 'f'`,
    [table]
  );
  const { rows: indexes } = await client.query<{ name: string; def: string }>(
    `select relname as name, pg_get_indexdef(indexrelid) as def
     from pg_index join pg_class on pg_class.oid = indexrelid
     where indrelid = $1::regclass and not exists (
       select from pg_constraint where conindid = indexrelid)`,
    [table]
  );
  const own = keys.filter(({ type }) => type !== 'f');
  return {
    name,
    async index() {
      for (const key of own)
        await client.query(`alter table ${name} add constraint ${key.name}_anew ${key.def}`);
      for (const { def } of indexes)
        await client.query(def.replace(/INDEX (\S+) ON (\S+) /, 'INDEX $1_anew ON $2_anew '));
      await client.query(`analyze ${name}`);
    },
    async swap() {
      for (const { name: key, type, def } of keys)
        if (type === 'f') await client.query(`alter table ${name} add constraint ${key} ${def}`);
      await client.query(`drop table ${table}`);
      await client.query(`alter table ${name} rename to ${table}`);
      for (const key of own)
        await client.query(
          `alter table ${table} rename constraint ${key.name}_anew to ${key.name}`
        );
      for (const index of indexes)
        await client.query(`alter index ${index.name}_anew rename to ${index.name}`);
    }
  };
}
