import { sql } from 'kysely';
import type { MyTask } from '#lib/domain/assignment/assignment-line.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';

/** What is asked of a person and not done, the most pressing first; each course once. One statement. */
export async function myTasks(db: Db, personId: string, now: Date): Promise<MyTask[]> {
  const { rows } = await sql<MyTask>`
    select course_id as "courseId", min(due_on)::text as due,
      coalesce(min(due_on) < ${agencyDay(now)}::date, false) as over
    from task
    where person_id = ${personId} and done_at is null and withdrawn_at is null
    group by course_id
    order by min(due_on) nulls last, course_id`.execute(db);
  return rows;
}
