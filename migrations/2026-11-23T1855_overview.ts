import { type Kysely, sql } from 'kysely';

// What the managers' first page reads: how many people of each post want action today, what may be told
// of each unit's recognition, and when something was last heard from where.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // the days that press most: a list asks for nearer ones than what parts one span from the next
  `alter table standing_span add column due_on date, add column ends_on date`,

  // today's people posted at a unit itself, by what wants action; course '': with any course, each once
  `create table standing_post (
    course_id text not null,
    unit_id uuid not null references unit,
    over int not null,
    due_week int not null,
    never_started int not null,
    at_risk int not null,
    ending_7 int not null,
    ending_30 int not null,
    ending int not null,
    ending_90 int not null,
    expired int not null,
    primary key (course_id, unit_id)
  )`,
  // whose today
  `create table standing_post_day (
    day date not null,
    one boolean primary key default true check (one)
  )`,
  // the days above are filled in where they are missing
  `insert into standing_stale (person_id) select distinct person_id from posting`,

  // when an answer or a page turn of somebody posted there last came in; to ten minutes
  `create table unit_heard (
    unit_id uuid primary key references unit,
    heard_at timestamptz not null
  )`,
  `insert into unit_heard (unit_id, heard_at)
   select posting.unit_id, max(heard.at)
   from (
     select person_id, seen_at as at from enrolment
     union all
     select person_id, max(received_at) from response
     join enrolment on enrolment.id = response.enrolment_id group by 1
   ) as heard
   join posting on posting.person_id = heard.person_id and posting.from_at <= heard.at
     and (posting.until_at is null or heard.at < posting.until_at)
   group by 1`
];
