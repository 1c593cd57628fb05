import { sql } from 'kysely';
import type { Tx } from '#lib/server/db/schema.ts';

export interface OpenAssignment {
  id: string;
  courseId: string;
  unitId: string;
  fresh: boolean;
  freshSince: Date;
}

/**
 * An assignment that is open, with all that stand and fall with it: of a programme, its other
 * courses. Locked until the transaction ends. None: it has ended.
 */
export async function openWith(tx: Tx, id: string): Promise<OpenAssignment[]> {
  const { rows } = await sql<OpenAssignment>`
    select assignment.id, assignment.course_id as "courseId", assignment.unit_id as "unitId",
      assignment.fresh, coalesce(assignment.fresh_since, assignment.made_at) as "freshSince"
    from assignment
    where assignment.ended_at is null and (assignment.id = ${id} or exists (
      select from assignment as asked where asked.id = ${id}
        and asked.batch_id = assignment.batch_id
        and asked.programme_id = assignment.programme_id))
    order by assignment.id
    for no key update`.execute(tx);
  return rows;
}

/** Ends assignments that are open; whoever calls deals their tasks afterwards. */
export async function end(tx: Tx, ids: string[], by: string, now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('assignment')
    .set({ ended_at: now, ended_by: by })
    .where('id', 'in', ids)
    .where('ended_at', 'is', null)
    .execute();
}
