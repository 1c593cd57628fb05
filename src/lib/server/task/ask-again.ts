import { sql } from 'kysely';
import { askedAgain, dueAgain, type AgainRule } from '#lib/domain/assignment/assignment-rule.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import type { Day } from '#lib/domain/time/day.ts';
import { agencyDay, agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import { covered, dealTasks } from './deal-tasks.ts';
import { lockTasks } from './lock-tasks.ts';

/**
 * Asks once more where an assignment says so and its time has come: the last round is done, and the
 * next is due within the lead; and acting managers whose period has begun or ended. A new task each time: the days earned before stay as they are. Run
 * once a day; twice changes nothing.
 */
export async function askAgain(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockTasks(tx);
    await dealToRoles(tx, now);
    const { rows } = await sql<{
      assignmentId: string;
      personId: string;
      round: number;
      again: AgainRule;
      done: Day | null;
    }>`
      select distinct on (task.assignment_id, task.person_id)
        task.assignment_id as "assignmentId", task.person_id as "personId", task.round,
        assignment.again,
        (task.done_at at time zone ${agencyTimeZone()})::date::text as done
      from task join assignment on assignment.id = task.assignment_id
      where assignment.ended_at is null and assignment.again is not null
        and task.withdrawn_at is null
        and exists (${covered(sql`and posting.person_id = task.person_id`, now)})
      order by task.assignment_id, task.person_id, task.round desc`.execute(tx);
    const today = agencyDay(now);
    const asked = rows.flatMap(({ again, done, ...task }) =>
      // not done: its last round is still open
      done !== null && askedAgain(again, done) <= today
        ? [{ ...task, due: dueAgain(again, done) }]
        : []
    );
    if (asked.length)
      await sql`
        insert into task (id, assignment_id, person_id, course_id, round, assigned_at, due_on)
        select gen_random_uuid(), assignment.id, asked."personId", assignment.course_id,
          asked.round + 1, ${now}, asked.due
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
          as asked("assignmentId" uuid, "personId" uuid, round int, due date)
        join assignment on assignment.id = asked."assignmentId"`.execute(tx);
  });
}

/** The period of an acting manager begins and ends without anybody doing anything. */
async function dealToRoles(tx: Tx, now: Date): Promise<void> {
  const asked = await tx
    .selectFrom('assignment')
    .select('id')
    .where('ended_at', 'is', null)
    .where('role', '=', 'manager')
    .execute();
  if (asked.length) await dealTasks(tx, { assignments: asked.map(({ id }) => id) }, now);
}
