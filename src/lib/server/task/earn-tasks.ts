import type { Tx } from '#lib/server/db/schema.ts';
import { holdTasks } from './lock-tasks.ts';

export interface Earned {
  personId: string;
  courseId: string;
  certificateId: string;
}

/** A certificate does all open tasks of its course; the day stays, whatever is changed later. */
export async function earnTasks(tx: Tx, earned: Earned, now: Date): Promise<void> {
  await holdTasks(tx);
  await tx
    .updateTable('task')
    .set({ done_at: now, certificate_id: earned.certificateId })
    .where('person_id', '=', earned.personId)
    .where('course_id', '=', earned.courseId)
    .where('done_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}
