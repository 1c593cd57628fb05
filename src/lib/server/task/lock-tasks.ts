import { sql } from 'kysely';
import type { Tx } from '#lib/server/db/schema.ts';

// Who gives out tasks sees every certificate that is being written, and who writes one every task:
// else a task could be given to a person who has just done it, and stay open.

/** Until the transaction ends nobody else gives out or ends tasks, and no certificate is written. */
export async function lockTasks(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hornbook tasks'))`.execute(tx);
}

/** Until the transaction ends nobody gives out tasks; others may write certificates too. */
export async function holdTasks(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('hornbook tasks'))`.execute(tx);
}
