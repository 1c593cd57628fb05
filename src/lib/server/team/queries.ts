import { sql } from 'kysely';
import type {
  Allowance,
  Member,
  Sitting,
  Team,
  TeamPerson,
  TeamUnit
} from '#lib/domain/team/member.ts';
import { soonDays, type Standing, standings } from '#lib/domain/standing/standing.ts';
import { pageSize, type Sort, type TeamQuery } from '#lib/domain/team/team-query.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

/** A page of the people under a manager, with the counts beside the filters. Three statements. */
export async function team(db: Db, managerId: string, query: TeamQuery): Promise<Team> {
  const [page, counts, units] = await Promise.all([
    readMembers(db, managerId, query, { limit: pageSize, offset: (query.page - 1) * pageSize }),
    readCounts(db, managerId, query),
    readUnits(db, managerId, query.now)
  ]);
  const byStanding = Object.fromEntries(standings.map((name) => [name, 0])) as Record<
    Standing,
    number
  >;
  for (const { standing, rows } of counts.standings) byStanding[standing] = rows;
  const total = query.standing ? byStanding[query.standing] : sum(Object.values(byStanding));
  return { members: page, total, people: counts.people, counts: byStanding, units };
}

/** Every member the query names, in its order: what the export writes. One statement. */
export function allMembers(db: Db, managerId: string, query: TeamQuery): Promise<Member[]> {
  return readMembers(db, managerId, query, { limit: null, offset: 0 });
}

/**
 * One person under a manager: every course, every sitting, what was allowed. Null: nobody under this
 * manager has the id. Three statements.
 */
export async function teamPerson(
  db: Db,
  managerId: string,
  personId: string,
  query: TeamQuery
): Promise<TeamPerson | null> {
  const everything = { ...query, unit: null, course: null, standing: null, text: '' };
  const courses = await readMembers(
    db,
    managerId,
    { ...everything, person: personId },
    { limit: null, offset: 0 }
  );
  if (!courses.length) return null;
  const { rows: sittings } = await sql<Sitting>`
    select attempt.id, enrolment.course_id as "courseId", attempt.number,
      attempt.started_at as "startedAt", attempt.submitted_at as "submittedAt", attempt.passed
    from attempt join enrolment on enrolment.id = attempt.enrolment_id
    where enrolment.person_id = ${personId}
    order by attempt.started_at desc`.execute(db);
  const { rows: allowances } = await sql<Allowance>`
    select exam_allowance.id, course_id as "courseId", extra_attempts as "extraAttempts",
      extra_minutes as "extraMinutes", made_at as "madeAt", person.name as "madeBy", reason
    from exam_allowance left join person on person.id = exam_allowance.made_by
    where exam_allowance.person_id = ${personId} and ended_at is null
    order by made_at desc`.execute(db);
  return { courses, sittings, allowances };
}

/** The units a manager is over now, at any depth: everything else of this file starts from it. */
const seen = (managerId: string, now: Date) => sql`
  with seen as (select distinct unit_id from ${unitsOver(managerId, now)} as mine)`;

/**
 * One row a person and published course. The newest certificate speaks for the course; a person
 * who left is no longer of the team.
 */
const members = (managerId: string, query: TeamQuery & { person?: string }) => sql`
  ${seen(managerId, query.now)}, member as (
    select person.id as person_id, person.name, person.badge,
      unit.id as unit_id, unit.name as unit, course.id as course_id,
      enrolment.id as enrolment_id, enrolment.started_at,
      greatest(enrolment.seen_at, certificate.issued_at) as seen_at,
      certificate.id as certificate_id, certificate.issued_at, certificate.expires_at,
      case
        when revocation.certificate_id is not null then 'revoked'
        when certificate.expires_at <= ${query.now} then 'expired'
        when certificate.expires_at <= ${query.now}::timestamptz + make_interval(days => ${soonDays}) then 'ending'
        when certificate.id is not null then 'passed'
        when enrolment.id is not null then 'under-way'
        else 'not-started'
      end as standing
    from posting
    join seen on seen.unit_id = posting.unit_id
    join unit on unit.id = posting.unit_id
    join person on person.id = posting.person_id and person.left_at is null
    cross join course
    left join enrolment on enrolment.person_id = person.id and enrolment.course_id = course.id
    left join lateral (
      select * from certificate
      where certificate.person_id = person.id and certificate.course_id = course.id
      order by certificate.issued_at desc limit 1
    ) as certificate on true
    left join revocation on revocation.certificate_id = certificate.id
    where posting.until_at is null and course.revision_id is not null
      ${query.person ? sql`and person.id = ${query.person}` : sql``}
      ${query.course ? sql`and course.id = ${query.course}` : sql``}
      ${
        query.unit
          ? sql`and exists (
        select from unit_above where unit_above.unit_id = posting.unit_id and unit_above.above_id = ${query.unit}
      )`
          : sql``
      }
      ${query.text ? sql`and (person.name ilike ${like(query.text)} or person.badge ilike ${like(query.text)})` : sql``}
  )`;

const orders: Record<Sort, ReturnType<typeof sql>> = {
  name: sql`name, person_id, course_id`,
  unit: sql`unit, name, person_id, course_id`,
  standing: sql`array_position(${sql.lit(`{${standings.join(',')}}`)}::text[], standing), name, person_id, course_id`,
  ends: sql`expires_at nulls last, name, person_id, course_id`
};

async function readMembers(
  db: Db,
  managerId: string,
  query: TeamQuery & { person?: string },
  { limit, offset }: { limit: number | null; offset: number }
): Promise<Member[]> {
  const { rows } = await sql<MemberRow>`
    ${members(managerId, query)}
    select page.*, (
      select count(*)::int from module_progress
      where module_progress.enrolment_id = page.enrolment_id and module_progress.done_at is not null
    ) as modules_done
    from (
      select * from member
      ${query.standing ? sql`where standing = ${query.standing}` : sql``}
      order by ${orders[query.sort]} limit ${limit} offset ${offset}
    ) as page
    order by ${orders[query.sort]}`.execute(db);
  return rows.map(toMember);
}

async function readCounts(db: Db, managerId: string, query: TeamQuery) {
  const { rows } = await sql<{ standing: Standing | null; rows: number; people: number }>`
    ${members(managerId, query)}
    select standing, count(*)::int as rows, count(distinct person_id)::int as people
    from member group by grouping sets ((standing), ())`.execute(db);
  return {
    people: rows.find((row) => row.standing === null)?.people ?? 0,
    standings: rows.filter(
      (row): row is typeof row & { standing: Standing } => row.standing !== null
    )
  };
}

async function readUnits(db: Db, managerId: string, now: Date): Promise<TeamUnit[]> {
  const { rows } = await sql<TeamUnit>`
    ${seen(managerId, now)}
    select unit.id, unit.name,
      (select count(*)::int from unit_above join seen as above on above.unit_id = unit_above.above_id
        where unit_above.unit_id = unit.id and unit_above.depth > 0) as depth
    from unit join seen on seen.unit_id = unit.id
    where unit.archived_at is null
    order by (
      select array_agg(upper_unit.name || upper_unit.id order by unit_above.depth desc)
      from unit_above join unit as upper_unit on upper_unit.id = unit_above.above_id
      where unit_above.unit_id = unit.id
    )`.execute(db);
  return rows;
}

interface MemberRow {
  person_id: string;
  name: string;
  badge: string | null;
  unit_id: string;
  unit: string;
  course_id: string;
  started_at: Date | null;
  seen_at: Date | null;
  certificate_id: string | null;
  issued_at: Date | null;
  expires_at: Date | null;
  standing: Standing;
  modules_done: number;
}

function toMember(row: MemberRow): Member {
  return {
    personId: row.person_id,
    name: row.name,
    badge: row.badge,
    unitId: row.unit_id,
    unit: row.unit,
    courseId: row.course_id,
    standing: row.standing,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    modulesDone: row.modules_done,
    passedAt: row.issued_at,
    endsAt: row.expires_at,
    certificateId: row.certificate_id
  };
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
