import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';
import { end } from './assign.ts';

/**
 * Ends an assignment: what is open is withdrawn, what was earned stays with its day. Null: the
 * manager has no such assignment. Ending twice changes nothing.
 */
export async function endAssignment(
  db: Db,
  id: string,
  by: string,
  now: Date
): Promise<{ kind: 'done' } | null> {
  return db.transaction().execute(async (tx) => {
    const assignment = await tx
      .selectFrom('assignment')
      .select(['ended_at as endedAt'])
      .where('id', '=', id)
      .where('unit_id', 'in', unitsOver(by, now))
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!assignment) return null;
    if (assignment.endedAt) return { kind: 'done' };
    await end(tx, id, by, now);
    await dealTasks(tx, { assignments: [id] }, now);
    await recordEvent(tx, { at: now, by, what: 'assignment-ended', about: id });
    return { kind: 'done' };
  });
}
