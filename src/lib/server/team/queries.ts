import { sql } from 'kysely';
import type { Allowance, Member, Sitting, Stretch, TeamPerson } from '#lib/domain/team/member.ts';
import { soonDays, type Standing } from '#lib/domain/standing/standing.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

/**
 * One person under a manager: every course, where posted and how they stood since when, every sitting,
 * what was allowed. Null: nobody under this manager has the id. Four statements.
 */
export async function teamPerson(
  db: Db,
  managerId: string,
  personId: string,
  now: Date
): Promise<TeamPerson | null> {
  const courses = await readMembers(db, managerId, personId, now);
  if (!courses.length) return null;
  const { rows: stretches } = await sql<Stretch>`
    select course_id as "courseId", unit.name as unit, standing, due,
      from_day::text as from, until_day::text as until
    from standing_span join unit on unit.id = unit_id
    where person_id = ${personId} and from_day <= ${agencyDay(now)}::date
    order by from_day desc`.execute(db);
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
  return { courses, stretches, sittings, allowances };
}

/**
 * One row a published course, none for a person who is not under this manager or has left. The newest
 * certificate speaks for the course.
 */
async function readMembers(
  db: Db,
  managerId: string,
  personId: string,
  now: Date
): Promise<Member[]> {
  const { rows } = await sql<MemberRow>`
    select person.id as person_id, person.name, person.badge,
      unit.id as unit_id, unit.name as unit, course.id as course_id, enrolment.started_at,
      greatest(enrolment.seen_at, certificate.issued_at) as seen_at,
      certificate.id as certificate_id, certificate.issued_at, certificate.expires_at,
      case
        when revocation.certificate_id is not null then 'revoked'
        when certificate.expires_at <= ${now} then 'expired'
        when certificate.expires_at <= ${now}::timestamptz + make_interval(days => ${soonDays}) then 'ending'
        when certificate.id is not null then 'passed'
        when enrolment.id is not null then 'under-way'
        else 'not-started'
      end as standing,
      (select count(*)::int from module_progress
        where enrolment_id = enrolment.id and done_at is not null) as modules_done
    from posting
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
    where person.id = ${personId} and posting.until_at is null
      and posting.unit_id in ${unitsOver(managerId, now)} and course.revision_id is not null
    order by course.id`.execute(db);
  return rows.map(toMember);
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
