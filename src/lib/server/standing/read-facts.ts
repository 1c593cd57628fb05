import { sql } from 'kysely';
import type { Facts } from '#lib/domain/standing/facts.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { agencyTimeZone } from './agency-day.ts';

/** What the record says of a person: where posted, and how far with each course there is a trace of. */
export interface PersonFacts {
  postings: Facts['postings'];
  courses: Map<string, Facts>;
}

/** Of these people all that decides how they stand, by person. Four statements. */
export async function readFacts(tx: Tx, personIds: string[]): Promise<Map<string, PersonFacts>> {
  const people = new Map<string, PersonFacts>();
  for (const id of personIds) people.set(id, { postings: [], courses: new Map() });
  const ids = sql`any(${personIds}::uuid[])`;
  const [postings, enrolments, tasks, certificates] = [
    await sql<{ person: string; unitId: string; from: Day; until: Day | null }>`
      select person_id as person, unit_id as "unitId",
        ${day('from_at')} as from, ${day('until_at')} as until
      from posting where person_id = ${ids} order by person_id, from_at`.execute(tx),
    await sql<Of & { started: Day }>`
      select person_id as person, course_id as course, ${day('started_at')} as started
      from enrolment where person_id = ${ids}`.execute(tx),
    await sql<Of & Facts['tasks'][number]>`
      select person_id as person, course_id as course, ${day('assigned_at')} as assigned,
        due_on::text as due, ${day('done_at')} as done, ${day('withdrawn_at')} as withdrawn
      from task where person_id = ${ids}`.execute(tx),
    await sql<Of & Facts['certificates'][number]>`
      select person_id as person, course_id as course, ${day('issued_at')} as issued,
        ${day('expires_at')} as expires, ${day('revoked_at')} as revoked
      from certificate left join revocation on revocation.certificate_id = certificate.id
      where person_id = ${ids} and programme is null order by issued_at, number`.execute(tx)
  ];
  for (const { person, ...posting } of postings.rows) people.get(person)!.postings.push(posting);
  for (const { person, course, started } of enrolments.rows) of(person, course).started = started;
  for (const { person, course, ...task } of tasks.rows) of(person, course).tasks.push(task);
  for (const { person, course, ...certificate } of certificates.rows)
    of(person, course).certificates.push(certificate);
  return people;

  function of(person: string, course: string): Facts {
    const { postings, courses } = people.get(person)!;
    let facts = courses.get(course);
    if (!facts)
      courses.set(course, (facts = { postings, tasks: [], started: null, certificates: [] }));
    return facts;
  }
}

type Of = { person: string; course: string };

const day = (column: string) =>
  sql<Day>`(${sql.ref(column)} at time zone ${agencyTimeZone()})::date::text`;
