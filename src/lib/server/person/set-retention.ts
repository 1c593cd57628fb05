import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';

export type RetentionOutcome = { kind: 'done' } | { kind: 'refused'; reason: 'years' };

/**
 * Says after how many years the names of those who left are erased; null: never. Rules are only
 * added: which one held when is known. The id is made for the form: sent twice, it is set once.
 */
export async function setRetention(
  db: Db,
  { id, years }: { id: string; years: number | null },
  by: string,
  now: Date
): Promise<RetentionOutcome> {
  if (years !== null && !(Number.isInteger(years) && years >= 1 && years <= 100))
    return { kind: 'refused', reason: 'years' };
  return db.transaction().execute(async (tx): Promise<RetentionOutcome> => {
    const from = await retentionYears(tx);
    const added = await tx
      .insertInto('retention_rule')
      .values({ id, years, made_at: now, made_by: by })
      .onConflict((same) => same.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    const details = { from, to: years };
    if (added) await recordEvent(tx, { at: now, by, what: 'retention-set', about: id, details });
    return { kind: 'done' };
  });
}

/** The years of the rule that holds; null: names are kept. */
export async function retentionYears(tx: Db | Tx): Promise<number | null> {
  const rule = await tx
    .selectFrom('retention_rule')
    .select('years')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return rule?.years ?? null;
}

/** Has the rule carried out soon, rather than at night. */
export async function askToErase(db: Db): Promise<void> {
  await db.transaction().execute((tx) => queueJob(tx, 'erase', {}));
}
