import type { Db } from '#lib/server/db/schema.ts';

/** Enough for today: what was answered counts. Asked again it changes nothing. */
export async function stopPractice(
  db: Db,
  { practiceId, personId }: { practiceId: string; personId: string },
  now: Date
): Promise<void> {
  await db
    .updateTable('practice')
    .set({ ended_at: now })
    .where('id', '=', practiceId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}
