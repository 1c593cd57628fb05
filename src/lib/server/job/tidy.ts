import { tidyImports } from '#lib/server/import/do-import-job.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { sweepSessions } from '#lib/server/session/sweep-sessions.ts';

/** Takes away what has run out and is of no use to anybody. */
export async function tidy(db: Db, now: Date): Promise<void> {
  await sweepSessions(db, now);
  await tidyImports(db, now);
  await db.deleteFrom('rate_limit').where('expire', '<', String(now.getTime())).execute();
  const monthAgo = new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000);
  await db.deleteFrom('password_reset').where('expires_at', '<', monthAgo).execute();
}
