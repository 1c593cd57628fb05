import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Whether the database answers a question within `patience` milliseconds. */
export async function isAlive(db: Db, patience = 2_000): Promise<boolean> {
  const answered = sql`select 1`.execute(db).then(
    () => true,
    () => false
  );
  return Promise.race([answered, sleep(patience, false, { ref: false })]);
}
