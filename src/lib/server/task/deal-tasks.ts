import { sql, type RawBuilder } from 'kysely';
import { dueOf, type DueRule } from '#lib/domain/assignment/assignment-rule.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { grantHolds } from '#lib/server/unit/units-over.ts';
import { lockTasks } from './lock-tasks.ts';

/** Whose tasks, and of which assignments; left out: of all. */
export type Deal = { people?: string[]; assignments?: string[] };

/**
 * Gives everybody the tasks that open assignments ask of them and withdraws those that are no
 * longer asked: of who left, moved away, or whose assignment ended. What is done stays done; whoever
 * holds the certificate has done it already; where the assignment wants a new one, it is to be newer
 * than that. Doing it twice changes nothing. Four statements, however many people.
 */
export async function dealTasks(tx: Tx, deal: Deal, now: Date): Promise<void> {
  await lockTasks(tx);
  const { rows: open } = await sql<{ id: string; due: DueRule }>`
    select id, due from assignment where ended_at is null ${those('assignment.id', deal.assignments)}`.execute(
    tx
  );
  await withdraw(tx, deal, now);
  if (!open.length) return;
  const today = agencyDay(now);
  const dues = open.map(({ id, due }) => ({ id, due_on: dueOf(due, today) }));
  await sql`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(dues)}::jsonb)
      as asked(id uuid, due_on date))
    insert into task (id, assignment_id, person_id, course_id, round, assigned_at, due_on,
      done_at, certificate_id)
    select gen_random_uuid(), assignment.id, covered.person_id, assignment.course_id,
      1 + coalesce((select max(round) from task where task.assignment_id = assignment.id
        and task.person_id = covered.person_id), 0),
      ${now}, asked.due_on,
      greatest(held.issued_at, case when held.id is not null then ${now}::timestamptz end), held.id
    from asked join assignment using (id)
    join lateral (${covered(those('posting.person_id', deal.people), now)}) as covered on true
    left join lateral (
      select newest.id, newest.issued_at from (
        select certificate.id, issued_at, expires_at from certificate
        where certificate.person_id = covered.person_id
          and certificate.course_id = assignment.course_id
          and (not assignment.fresh or issued_at > assignment.fresh_since)
        order by issued_at desc, number desc limit 1
      ) as newest left join revocation on revocation.certificate_id = newest.id
      where revocation.certificate_id is null
        and (newest.expires_at is null or newest.expires_at > ${now})
    ) as held on true
    where not exists (select from task where task.assignment_id = assignment.id
      and task.person_id = covered.person_id and task.withdrawn_at is null)`.execute(tx);
}

/** The people whom the row of `assignment` asks now, as rows of `person_id`; `only`: and which of them. */
export function covered(only: RawBuilder<unknown>, now: Date): RawBuilder<unknown> {
  return sql`
    select posting.person_id
    from unit_above join posting on posting.unit_id = unit_above.unit_id
      and posting.until_at is null
    where unit_above.above_id = assignment.unit_id ${only}
      and case assignment.target when 'people' then exists (
        select from assignment_person
        where assignment_person.assignment_id = assignment.id
          and assignment_person.person_id = posting.person_id)
      else assignment.role is null or exists (
        select from role_grant
        where role_grant.person_id = posting.person_id and role_grant.role = assignment.role
          and ${grantHolds(now)}) end`;
}

async function withdraw(tx: Tx, deal: Deal, now: Date): Promise<void> {
  await sql`
    update task set withdrawn_at = ${now}, withdrawn_why = case
      when exists (select from assignment as next where next.replaces = assignment.id) then 'replaced'
      when assignment.ended_at is not null then 'ended'
      when not exists (select from posting where posting.person_id = task.person_id
        and posting.until_at is null) then 'left'
      else 'moved' end
    from assignment
    where assignment.id = task.assignment_id and task.done_at is null
      and task.withdrawn_at is null
      ${those('task.person_id', deal.people)} ${those('task.assignment_id', deal.assignments)}
      and (assignment.ended_at is not null or not exists (
        ${covered(sql`and posting.person_id = task.person_id`, now)}))`.execute(tx);
}

const those = (column: string, ids: string[] | undefined) =>
  ids ? sql`and ${sql.ref(column)} = any(${ids}::uuid[])` : sql``;
