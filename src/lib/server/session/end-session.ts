import type { Db } from '#lib/server/db/schema.ts';

/** Ends one of a person's own sessions, named by its public id. Ending twice changes nothing. */
export async function endSession(db: Db, personId: string, sessionId: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .execute();
}

/** Ends every session of a person, or every one but `keep`. Returns how many there were. */
export async function endSessions(db: Db, personId: string, keep?: string): Promise<number> {
  let sessions = db.deleteFrom('session').where('person_id', '=', personId);
  if (keep) sessions = sessions.where('id', '!=', keep);
  const result = await sessions.executeTakeFirst();
  return Number(result.numDeletedRows);
}
