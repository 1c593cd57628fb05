import { sql } from 'kysely';
import type { Tx } from '#lib/server/db/schema.ts';

/** Who works on spans, sums or reaches does it alone, until the transaction ends. */
export async function lockStandings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hornbook standings'))`.execute(tx);
}
