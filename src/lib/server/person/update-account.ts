import type { Db } from '#lib/server/db/schema.ts';

/** Keeps a person's own language, and time zone, on the account. */
export async function updateAccount(
  db: Db,
  personId: string,
  { language, timeZone }: { language?: string; timeZone?: string }
): Promise<void> {
  await db
    .updateTable('person')
    .set({ ...(language && { language }), ...(timeZone && { time_zone: timeZone }) })
    .where('id', '=', personId)
    .execute();
}
