import type { Db } from '#lib/server/db/schema.ts';
import { lucia } from './lucia.ts';

/** Forgets the sessions that no longer hold. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await lucia(db, now).deleteExpiredSessions();
}
