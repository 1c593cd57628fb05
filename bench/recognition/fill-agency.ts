import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';
import type { Rider } from '../road/prepare.ts';

const people = 5000;
const answersEach = 200;

/**
 * Five thousand officers with two hundred answers each, their marks and their review cards: what a
 * large agency has after some years. Made by SQL, because a million verbs take an hour.
 */
export async function fillAgency(db: Db, { revision, personId }: Rider): Promise<void> {
  await sql`insert into person (id, name, badge, language, time_zone, created_at)
    select gen_random_uuid(), 'Officer ' || n, 'B-' || n, 'ru', 'Asia/Bishkek', now()
    from generate_series(1, ${people}::int) n`.execute(db);
  await sql`insert into enrolment (id, person_id, course_id, started_at, seen_at)
    select gen_random_uuid(), p.id, r.course_id, now(), now() from person p, revision r
    where r.id = ${revision} and p.id <> ${personId}`.execute(db);
  // forty questions, each answered five times
  await sql`insert into response (id, enrolment_id, revision_id, module_id, question_id,
      question_hash, language, answer, given_at, received_at)
    select gen_random_uuid(), e.id, ${revision}, 'the-trade', 'question_' || (n % 40), repeat('0', 64),
      'ru', '{"kind": "choose-one", "choice": "0a1b2c3d"}', at, at
    from enrolment e, generate_series(1, ${answersEach}::int) n,
      lateral (select now() - n * interval '1 day' as at) as given
    where e.person_id <> ${personId}`.execute(db);
  await sql`insert into mark (id, response_id, points, points_of, verdict, marked_at)
    select gen_random_uuid(), id, 1, 1, 'right', received_at from response
    where enrolment_id in (select id from enrolment where person_id <> ${personId})`.execute(db);
  await sql`insert into review_card (person_id, course_id, question_id, stability, difficulty,
      reviews, lapses, verdict, reviewed_at, due_at)
    select e.person_id, e.course_id, 'question_' || n, 10, 5, 5, 0, 'right', now(), now()
    from enrolment e, generate_series(0, 39) n where e.person_id <> ${personId}`.execute(db);
  // what the filling leaves to be written and swept is not what is measured
  await sql`vacuum analyze`.execute(db);
  await sql`checkpoint`.execute(db);
}
