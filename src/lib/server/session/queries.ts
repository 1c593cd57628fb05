import type { Db } from '#lib/server/db/schema.ts';

export interface OwnSession {
  id: string;
  device: string;
  startedAt: Date;
  /** True to an hour. */
  seenAt: Date;
}

/** The sessions of a person that still hold, the latest used first. */
export function listSessions(db: Db, personId: string, now: Date): Promise<OwnSession[]> {
  return db
    .selectFrom('session')
    .select(['id', 'device', 'created_at as startedAt', 'seen_at as seenAt'])
    .where('person_id', '=', personId)
    .where('idle_until', '>', now)
    .where('absolute_until', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();
}
