import { sql } from 'kysely';
import type { Tx } from '#lib/server/db/schema.ts';

/** Who works on spans, sums or reaches does it alone, until the transaction ends. */
export async function lockStandings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hornbook standings'))`.execute(tx);
}

/** The same, without waiting; false: somebody else has it. */
export async function tryLockStandings(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('hornbook standings')) as mine`.execute(tx);
  return rows[0]!.mine;
}
