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
 * A table to be filled in the place of another, in the caller's transaction: until that ends everybody
 * reads the old one. Nothing refers to it and it refers to nothing, so that no other table is locked.
 */
export async function makeAnew(client: ClientBase, table: string): Promise<MadeAnew> {
  const name = `${table}_anew`;
  await client.query(`create table ${name}
    (like ${table} including defaults including constraints including identity including generated)`);
  const { rows: keys } = await client.query<{ name: string; def: string }>(
    `select conname as name, pg_get_constraintdef(oid) as def from pg_constraint
     where conrelid = $1::regclass and contype in ('p', 'u')`,
    [table]
  );
  const { rows: indexes } = await client.query<{ name: string; def: string }>(
    `select relname as name, pg_get_indexdef(indexrelid) as def
     from pg_index join pg_class on pg_class.oid = indexrelid
     where indrelid = $1::regclass and not exists (
       select from pg_constraint where conindid = indexrelid)`,
    [table]
  );
  return {
    name,
    async index() {
      for (const key of keys)
        await client.query(`alter table ${name} add constraint ${key.name}_anew ${key.def}`);
      for (const { def } of indexes)
        await client.query(def.replace(/INDEX (\S+) ON (\S+) /, 'INDEX $1_anew ON $2_anew '));
      await client.query(`analyze ${name}`);
    },
    async swap() {
      await client.query(`drop table ${table}`);
      await client.query(`alter table ${name} rename to ${table}`);
      for (const key of keys)
        await client.query(
          `alter table ${table} rename constraint ${key.name}_anew to ${key.name}`
        );
      for (const index of indexes)
        await client.query(`alter index ${index.name}_anew rename to ${index.name}`);
    }
  };
}

/**
 * Locks tables against everybody, all of them or none at a time: who waits for one while holding another
 * would be waited for by a page that holds the one and waits for the other.
 */
export async function lockTogether(client: ClientBase, tables: readonly string[]): Promise<void> {
  for (;;) {
    await client.query('savepoint before_locks');
    try {
      await client.query(`lock table ${tables.join(', ')} in access exclusive mode nowait`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== busy) throw error;
      await client.query('rollback to savepoint before_locks');
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20));
    }
  }
}

/** PostgreSQL's code of a lock that is not to be had. */
const busy = '55P03';
