import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { lockTasks } from '#lib/server/task/lock-tasks.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';
import { end, openWith } from './open-with.ts';

/**
 * Ends an assignment, of a programme with all its courses: what is open is withdrawn, what was earned
 * stays with its day. Null: the manager has no such assignment. Ending twice changes nothing.
 */
export async function endAssignment(
  db: Db,
  id: string,
  by: string,
  now: Date
): Promise<{ kind: 'done' } | null> {
  return db.transaction().execute(async (tx) => {
    await lockTasks(tx);
    const assignment = await tx
      .selectFrom('assignment')
      .select('id')
      .where('id', '=', id)
      .where('unit_id', 'in', unitsOver(by, now))
      .executeTakeFirst();
    if (!assignment) return null;
    const open = await openWith(tx, id);
    if (open.length === 0) return { kind: 'done' };
    const ids = open.map((one) => one.id);
    await end(tx, ids, by, now);
    await dealTasks(tx, { assignments: ids }, now);
    const details = { courseIds: open.map(({ courseId }) => courseId) };
    await recordEvent(tx, { at: now, by, what: 'assignment-ended', about: id, details });
    return { kind: 'done' };
  });
}
