import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** Notes which item is open, so that another device goes on there. Nothing, when it is noted. */
export async function keepPlace(db: Db, attempt: Attempt, item: number): Promise<void> {
  if (attempt.at === item) return;
  await db
    .updateTable('attempt')
    .set({ item })
    .where('id', '=', attempt.id)
    .where('submitted_at', 'is', null)
    .execute();
}
