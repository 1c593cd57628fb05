import { sql } from 'kysely';
import type { CourseStanding, Standings } from '#lib/domain/programme/programme-page.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** Where a person stands in each course, and the valid certificate of the programme. One statement. */
export async function programmeStandings(db: Db, personId: string, now: Date): Promise<Standings> {
  const { rows } = await sql<Row>`
    with own as (
      select c.id, c.course_id, c.programme, c.expires_at, c.issued_at,
        exists (select from revocation r where r.certificate_id = c.id
          or r.certificate_id in (select part_id from certificate_part where certificate_id = c.id)
        ) as revoked
      from certificate c where c.person_id = ${personId}
    ), best as (
      -- the one that serves: valid, then the longest
      select distinct on (course_id) * from own
      order by course_id, revoked, coalesce(expires_at, 'infinity') desc, issued_at desc
    )
    select course.id as course, best.id as certificate, best.revoked, best.expires_at,
      enrolment.id is not null as begun, false as whole
    from course
    left join best on best.course_id = course.id
    left join enrolment on enrolment.course_id = course.id and enrolment.person_id = ${personId}
    union all
    select course_id, id, revoked, expires_at, false, true
    from best where programme is not null`.execute(db);
  const whole = rows.find((row) => row.whole);
  return {
    courses: new Map(
      rows.filter((row) => !row.whole).map((row) => [row.course, toStanding(row, now)])
    ),
    certificateId: whole && toStanding(whole, now).state === 'held' ? whole.certificate : null
  };
}

type Row = {
  course: string;
  certificate: string | null;
  revoked: boolean | null;
  expires_at: Date | null;
  begun: boolean;
  whole: boolean;
};

function toStanding(row: Row, now: Date): CourseStanding {
  const { certificate, expires_at: expiresAt } = row;
  if (!certificate) return { state: row.begun ? 'begun' : 'not-begun' };
  if (row.revoked) return { state: 'revoked', certificateId: certificate };
  const state = expiresAt && expiresAt <= now ? 'expired' : 'held';
  return { state, certificateId: certificate, expiresAt };
}
