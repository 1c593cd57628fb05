import { sql } from 'kysely';
import type { Db, Row, Tx } from '#lib/server/db/schema.ts';

/** Somebody wants it to stop: everything of the transaction is taken back. */
export class Stopped extends Error {}

/**
 * One import at a time is carried out, whichever process does it: the others wait here. No row stands
 * for "the imports", so a number does, until the transaction ends.
 */
export async function holdImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hornbook imports'))`.execute(tx);
}

/** One job at a time on one import; files are read side by side. */
export async function holdImport(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hornbook import'), hashtext(${id}))`.execute(tx);
}

/**
 * The import, if it still waits for this turn; null: it was done, stopped or asked for something else
 * meanwhile. Asked after the lock. No row lock: progress is told from another connection.
 */
export async function importAt(
  tx: Tx,
  { id, turn }: { id: string; turn: number },
  states: readonly Row<'people_import'>['state'][]
): Promise<Row<'people_import'> | null> {
  const row = await tx
    .selectFrom('people_import')
    .selectAll()
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('state', 'in', states)
    .executeTakeFirst();
  return row ?? null;
}

/** Tells how far it is, beside the transaction, and hears whether to stop. Throws Stopped. */
export async function tellProgress(
  db: Db,
  { id, turn }: { id: string; turn: number },
  set: { progress: number; rows?: number }
): Promise<void> {
  const told = await db
    .updateTable('people_import')
    .set(set)
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('cancel_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!told) throw new Stopped();
}
