import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';
import { person, unit } from '../../tests/support/village.ts';
import type { Rider } from '../road/prepare.ts';

const people = 5000;
const answersEach = 200;
const regions = 10;
const posts = 100;

/**
 * Five thousand officers at a hundred posts with two hundred answers each, their marks, their review
 * cards and the sums of them all: what a large agency has after some years. Every answer tells one of
 * thirty taxa of five groups from its look-alikes. Made by SQL, because a million verbs take an hour.
 * Gives the id of a manager over the agency.
 */
export async function fillAgency(db: Db, { revision, personId }: Rider): Promise<string> {
  const managerId = await makeUnits(db);
  await sql`insert into person (id, name, badge, language, time_zone, created_at)
    select gen_random_uuid(), 'Officer ' || n, 'B-' || n, 'ru', 'Asia/Bishkek', now()
    from generate_series(1, ${people}::int) n`.execute(db);
  await sql`insert into posting (id, person_id, unit_id, from_at)
    select gen_random_uuid(), p.id, u.id, now() - interval '3 years'
    from (select id, row_number() over () as n from person where id not in (
      ${personId}, ${managerId})) p
    join (select id, row_number() over () as n from unit where name like 'Post%') u
      on u.n = 1 + p.n % ${posts}::int`.execute(db);
  await sql`insert into enrolment (id, person_id, course_id, started_at, seen_at)
    select gen_random_uuid(), p.id, r.course_id, now(), now() from person p, revision r
    where r.id = ${revision} and p.id not in (${personId}, ${managerId})`.execute(db);
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
  await sql`insert into identification (response_id, person_id, unit_id, at, taxon_group, kind, truth,
      answer, confidence, views, refer)
    select s.id, e.person_id, p.unit_id, s.given_at, (array['horn', 'musk', 'bird', 'cat', 'plant'])[1 + n % 5],
      'identify', 'taxon_' || n % 30,
      'taxon_' || (case when n < 800 then n % 30 else (n % 30 + 5 * (1 + n % 4)) % 30 end),
      1 + n % 3, array['side', 'lamp'], false
    from response s join enrolment e on e.id = s.enrolment_id
    join posting p on p.person_id = e.person_id
    cross join lateral (select abs(hashtext(s.id::text)) % 1000 as n) any_taxon
    where e.person_id <> ${personId}`.execute(db);
  await sumUp(db);
  // what the filling leaves to be written and swept is not what is measured
  await sql`vacuum analyze`.execute(db);
  await sql`checkpoint`.execute(db);
  return managerId;
}

async function makeUnits(db: Db): Promise<string> {
  const managerId = await person(db, 'Manager', 'manager', await unit(db, 'Office', null));
  const agency = await unit(db, 'Agency', null);
  for (let region = 0; region < regions; region++) {
    const above = await unit(db, `Region ${region}`, agency);
    for (let post = 0; post < posts / regions; post++)
      await unit(db, `Post ${region}-${post}`, above);
  }
  await db
    .insertInto('role_grant')
    .values({
      ...{ id: randomUUID(), person_id: managerId, role: 'manager', unit_id: agency },
      granted_at: new Date()
    })
    .execute();
  return managerId;
}

/** What adding the marks one by one would have come to. */
async function sumUp(db: Db): Promise<void> {
  await sql`insert into recognition (kind, taxon_group, unit_id, quarter, truth, answer, answers, good,
      hits, misses, false_alarms, clears, guessed, guessed_good, fairly, fairly_good, sure, sure_good)
    select coalesce(kind, 'all'), taxon_group, unit_id, quarter, coalesce(truth, ''),
      coalesce(answer, ''), count(*), count(*) filter (where good),
      0, 0, 0, 0, count(*) filter (where confidence = 1),
      count(*) filter (where confidence = 1 and good), count(*) filter (where confidence = 2),
      count(*) filter (where confidence = 2 and good), count(*) filter (where confidence = 3),
      count(*) filter (where confidence = 3 and good)
    from recognition_of_mark
    group by grouping sets ((kind, taxon_group, unit_id, quarter, truth, answer),
      (taxon_group, unit_id, quarter))`.execute(db);
  await sql`insert into recognition_person (taxon_group, unit_id, quarter, person_id, answers)
    select taxon_group, unit_id, quarter, person_id, count(*) from recognition_of_mark
    group by 1, 2, 3, 4`.execute(db);
  await sql`insert into recognition_taxon (taxon_group, truth, unit_id, person_id, last_quarter, answers)
    select taxon_group, coalesce(truth, ''), unit_id, person_id, max(quarter), count(*)
    from recognition_of_mark
    group by grouping sets ((taxon_group, truth, unit_id, person_id),
      (taxon_group, unit_id, person_id))`.execute(db);
}
