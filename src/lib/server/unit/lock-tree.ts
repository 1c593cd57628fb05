import { sql } from 'kysely';
import type { Tx } from '#lib/server/db/schema.ts';

/**
 * One change of the tree at a time, until the transaction ends: two moves that each are right can
 * together make a circle. Reading, and posting people, goes on meanwhile.
 */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`lock table unit in share row exclusive mode`.execute(tx);
}
