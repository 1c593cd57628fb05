import { sql, type RawBuilder } from 'kysely';
import type {
  AssignmentLine,
  Preview,
  ProgrammeTaskLine,
  TaskLine
} from '#lib/domain/assignment/assignment-line.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { grantHolds, unitsOver } from '#lib/server/unit/units-over.ts';
import type { AssignmentWish } from './assign.ts';

/**
 * The assignments to units that a manager is over now, the newest first; `id`: only that one,
 * with the others of its programme. One statement.
 */
export async function assignmentsOf(
  db: Db,
  managerId: string,
  now: Date,
  { id = null, ended = false }: { id?: string | null; ended?: boolean } = {}
): Promise<AssignmentLine[]> {
  const { rows } = await sql<AssignmentLine>`
    select assignment.id, batch_id as "batchId", programme_id as "programmeId",
      course_id as "courseId", assignment.unit_id as "unitId",
      unit.name as unit, role, due, again, fresh,
      made_at as "madeAt", maker.name as "madeBy", ended_at as "endedAt",
      case when target = 'people' then array(
        select person.name from assignment_person join person on person.id = person_id
        where assignment_id = assignment.id order by person.name limit 3) end as people,
      tasks.open, tasks.over, tasks.done
    from assignment
    join unit on unit.id = assignment.unit_id
    left join person as maker on maker.id = assignment.made_by
    cross join lateral (
      select count(*) filter (where done_at is null and withdrawn_at is null)::int as open,
        count(*) filter (where done_at is null and withdrawn_at is null
          and due_on < ${agencyDay(now)}::date)::int as over,
        count(*) filter (where done_at is not null)::int as done
      from task where task.assignment_id = assignment.id
    ) as tasks
    where assignment.unit_id in ${unitsOver(managerId, now)}
      and (${id}::uuid is null or assignment.id = ${id}::uuid or exists (
        select from assignment as asked where asked.id = ${id}::uuid
          and asked.batch_id = assignment.batch_id
          and asked.programme_id = assignment.programme_id))
      and (${id}::uuid is not null or (ended_at is not null) = ${ended})
    order by made_at desc, course_id, assignment.id
    limit 500`.execute(db);
  return rows;
}

/** Whom an assignment asks, those who are late first; at most so many. The caller may see it. */
export async function tasksOf(
  db: Db,
  assignmentId: string,
  managerId: string,
  now: Date,
  limit = 200
): Promise<TaskLine[]> {
  const { rows } = await sql<TaskLine>`${tasksQuery(assignmentId, managerId, now)}
    limit ${limit}`.execute(db);
  return rows;
}

/** The same of everybody, to be read some at a time. */
export const tasksQuery = (
  assignmentId: string,
  managerId: string,
  now: Date
): RawBuilder<TaskLine> => sql<TaskLine>`
    select task.id, person.id as "personId", person.name, unit.name as unit,
      due_on::text as due, done_at as "doneAt",
      done_at is null and coalesce(due_on < ${agencyDay(now)}::date, false) as over
    from task
    join person on person.id = task.person_id
    join posting on posting.person_id = person.id and posting.until_at is null
    join unit on unit.id = posting.unit_id
    where task.assignment_id = ${assignmentId} and withdrawn_at is null
      and posting.unit_id in ${unitsOver(managerId, now)}
    order by over desc, done_at is not null, due_on nulls last, person.name, task.id`;

/**
 * Whom a programme asks, those who are late first; at most so many. One statement. The caller may see
 * these assignments.
 */
export async function programmeTasksOf(
  db: Db,
  assignmentIds: string[],
  managerId: string,
  now: Date,
  limit = 200
): Promise<ProgrammeTaskLine[]> {
  const { rows } =
    await sql<ProgrammeTaskLine>`${programmeTasksQuery(assignmentIds, managerId, now)}
    limit ${limit}`.execute(db);
  return rows;
}

/** The same of everybody, to be read some at a time. */
export const programmeTasksQuery = (
  assignmentIds: string[],
  managerId: string,
  now: Date
): RawBuilder<ProgrammeTaskLine> => sql<ProgrammeTaskLine>`
    select person.id as "personId", person.name, unit.name as unit, count(*)::int as courses,
      count(*) filter (where done_at is not null)::int as done,
      count(*) filter (where done_at is null and due_on < ${agencyDay(now)}::date)::int as over,
      min(due_on) filter (where done_at is null)::text as due
    from task
    join person on person.id = task.person_id
    join posting on posting.person_id = person.id and posting.until_at is null
    join unit on unit.id = posting.unit_id
    where task.assignment_id = any(${assignmentIds}::uuid[]) and withdrawn_at is null
      and posting.unit_id in ${unitsOver(managerId, now)}
    group by person.id, unit.name
    order by over desc, count(*) filter (where done_at is null) desc, person.name, person.id`;

/**
 * What would happen, without doing it. Null: the manager is not over that unit. One statement. People
 * who are not posted there now are not counted.
 */
export async function previewWish(
  db: Db,
  wish: AssignmentWish,
  managerId: string,
  now: Date
): Promise<Preview | null> {
  const { rows } = await sql<Preview & { mine: boolean }>`
    with asked as (
      select posting.person_id
      from posting join unit_above on unit_above.unit_id = posting.unit_id
        and unit_above.above_id = ${wish.unitId}
      where posting.until_at is null
        and (${wish.people}::uuid[] is null or posting.person_id = any(${wish.people}::uuid[]))
        and (${wish.role}::text is null or exists (select from role_grant
          where role_grant.person_id = posting.person_id and role_grant.role = ${wish.role}
            and ${grantHolds(now)}))
    )
    select ${wish.unitId}::uuid in ${unitsOver(managerId, now)} as mine,
      (select count(*)::int from asked) as people,
      coalesce((select jsonb_agg(jsonb_build_object('courseId', course_id, 'people', people))
        from (
          select certificate.course_id, count(distinct asked.person_id)::int as people
          from asked join certificate using (person_id)
          left join revocation on revocation.certificate_id = certificate.id
          where certificate.course_id = any(${wish.courseIds}::text[])
            and revocation.certificate_id is null
            and (certificate.expires_at is null or certificate.expires_at > ${now})
          group by certificate.course_id
        ) as held), '[]') as holders`.execute(db);
  const { mine, ...preview } = rows[0]!;
  return mine ? preview : null;
}

/** Of these people, or those whom an assignment names, the ones whom a manager may ask now. */
export async function peopleAsked(
  db: Db,
  managerId: string,
  now: Date,
  { people, assignmentId }: { people: string[]; assignmentId: string | null }
): Promise<{ id: string; name: string }[]> {
  if (!people.length && !assignmentId) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select person.id, person.name
    from posting join person on person.id = posting.person_id
    where posting.until_at is null and posting.unit_id in ${unitsOver(managerId, now)}
      and (person.id = any(${people}::uuid[]) or exists (select from assignment_person
        where assignment_id = ${assignmentId}::uuid and person_id = person.id))
    order by person.name, person.id`.execute(db);
  return rows;
}
