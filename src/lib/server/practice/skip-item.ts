import type { Db } from '#lib/server/db/schema.ts';

/** Passes an item over: it stays due and is not held against anybody. */
export async function skipItem(
  db: Db,
  { practiceId, personId, number }: { practiceId: string; personId: string; number: number },
  now: Date
): Promise<void> {
  await db
    .updateTable('practice_item')
    .set({ skipped_at: now })
    .where('practice_id', '=', practiceId)
    .where('ordinal', '=', number)
    .where('skipped_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('practice')
          .select('id')
          .where('id', '=', practiceId)
          .where('person_id', '=', personId)
      )
    )
    .execute();
}
