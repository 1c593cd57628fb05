import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { isOver } from './add-people.ts';
import { lockTraining } from './lock-training.ts';

export type Cancelled = { kind: 'done' } | { kind: 'refused'; reason: 'no-reason' };

/**
 * Cancels a training, or says that it is not cancelled after all: by a manager over its unit, with a
 * reason of 3 to 500 characters. What was entered stays. Doing it twice changes nothing. Null: the
 * manager has no such training.
 */
export async function cancelTraining(
  db: Db,
  { id, cancelled, reason }: { id: string; cancelled: boolean; reason: string },
  by: string,
  now: Date
): Promise<Cancelled | null> {
  const why = reason.trim();
  return db.transaction().execute(async (tx): Promise<Cancelled | null> => {
    const training = await lockTraining(tx, id);
    if (!training || !(await isOver(tx, training.unitId, by, now))) return null;
    if (why.length < 3 || why.length > 500) return { kind: 'refused', reason: 'no-reason' };
    if (training.cancelled === cancelled) return { kind: 'done' };
    const row = { id: randomUUID(), training_id: id, cancelled, reason: why };
    await tx
      .insertInto('training_cancel')
      .values({ ...row, at: now, by_person: by })
      .execute();
    const what = cancelled ? 'training-cancelled' : 'training-restored';
    const details = { title: training.title, reason: why };
    await recordEvent(tx, { at: now, by, what, about: id, details });
    return { kind: 'done' };
  });
}
