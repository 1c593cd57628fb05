import { type Kysely, sql } from 'kysely';

// What managers ask of people and when, and how far each person stands with each course on any day.
// Assignments make tasks; postings, tasks, enrolments, certificates and revocations make spans; spans
// make the sums that pages show. Spans and sums can always be made again from the record.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Whoever's record changes is noted by the database itself, so that no verb can forget it. */
const noted = (table: string, on: 'insert' | 'update', people: string) => [
  `create function note_${table}_${on}() returns trigger language plpgsql as $$
   begin insert into standing_stale (person_id) ${people}; return null; end $$`,
  `create trigger ${table}_${on}_noted after ${on} on ${table}
   referencing new table as changed for each statement execute function note_${table}_${on}()`
];
const thePerson = 'select distinct person_id from changed';

const statements = [
  // ---------- what is asked of whom ----------
  // `due`: see domain/assignment/due-rule.ts. A rule is never edited: it ends, and another replaces it
  `create table assignment (
    id uuid primary key,
    course_id text not null references course,
    target text not null check (target in ('unit', 'people')),
    unit_id uuid not null references unit,
    role text check (role in ('officer', 'trainer', 'manager')),
    due jsonb not null,
    again jsonb,
    fresh boolean not null,
    programme_id text,
    batch_id uuid not null,
    replaces uuid references assignment,
    made_at timestamptz not null,
    made_by uuid references person,
    ended_at timestamptz,
    ended_by uuid references person,
    check (target = 'unit' or role is null)
  )`,
  `create index assignment_open on assignment (unit_id) where ended_at is null`,
  `create index assignment_batch on assignment (batch_id)`,
  `create table assignment_person (
    assignment_id uuid not null references assignment,
    person_id uuid not null references person,
    primary key (assignment_id, person_id)
  )`,
  `create index assignment_person_person on assignment_person (person_id)`,
  // never deleted; done_at is the day that was earned and is written once
  `create table task (
    id uuid primary key,
    assignment_id uuid not null references assignment,
    person_id uuid not null references person,
    course_id text not null references course,
    round int not null check (round > 0),
    assigned_at timestamptz not null,
    due_on date,
    done_at timestamptz,
    certificate_id uuid references certificate,
    withdrawn_at timestamptz,
    withdrawn_why text check (withdrawn_why in ('left', 'moved', 'ended', 'replaced')),
    unique (assignment_id, person_id, round),
    check (done_at is null or withdrawn_at is null),
    check ((done_at is null) = (certificate_id is null)),
    check ((withdrawn_at is null) = (withdrawn_why is null))
  )`,
  `create unique index task_one_open on task (assignment_id, person_id)
    where done_at is null and withdrawn_at is null`,
  `create index task_person on task (person_id, course_id)`,
  `create index task_open_due on task (due_on) where done_at is null and withdrawn_at is null`,
  `create function keep_earned() returns trigger language plpgsql as $$
   begin
     if old.done_at is not null then raise exception 'what is earned is not changed'; end if;
     return new;
   end $$`,
  `create trigger task_earned before update on task for each row execute function keep_earned()`,
  `create trigger task_kept before delete on task for each row execute function refuse_change()`,

  // ---------- how far everybody is, on any day ----------
  `create table standing_stale (
    seq bigint generated always as identity primary key,
    person_id uuid not null
  )`,
  // course '': where the person was posted, whatever the course
  `create table standing_span (
    person_id uuid not null references person,
    course_id text not null,
    from_day date not null,
    until_day date check (until_day > from_day),
    unit_id uuid not null references unit,
    standing text not null,
    due text not null,
    primary key (person_id, course_id, from_day)
  )`,
  `create index standing_span_unit on standing_span (unit_id, course_id, standing, due)`,
  `create index standing_span_standing on standing_span (course_id, standing, due)
    include (unit_id, person_id, from_day, until_day)`,
  // which units lay under which, by day
  `create table unit_reach (
    unit_id uuid not null references unit,
    above_id uuid not null references unit,
    from_day date not null,
    until_day date check (until_day > from_day),
    primary key (unit_id, above_id, from_day)
  )`,
  `create index unit_reach_above on unit_reach (above_id, unit_id)`,
  `insert into unit_reach (unit_id, above_id, from_day)
   select unit_id, above_id, '-infinity' from unit_above`,
  // by how much a number changed on a day, of a unit with all below it
  `create table standing_tally (
    unit_id uuid not null references unit,
    day date not null,
    course_id text not null,
    standing text not null,
    due text not null,
    change int not null,
    primary key (unit_id, day, course_id, standing, due)
  )`,
  // what the changes before a quarter add up to, so that no page adds up years
  `create table standing_base (
    unit_id uuid not null references unit,
    quarter date not null,
    course_id text not null,
    standing text not null,
    due text not null,
    people int not null,
    primary key (unit_id, quarter, course_id, standing, due)
  )`,
  `create table standing_quarter (quarter date primary key)`,

  ...noted('posting', 'insert', thePerson),
  ...noted('posting', 'update', thePerson),
  ...noted('task', 'insert', thePerson),
  ...noted('task', 'update', thePerson),
  ...noted('enrolment', 'insert', thePerson),
  ...noted('certificate', 'insert', thePerson),
  ...noted(
    'revocation',
    'insert',
    `select distinct certificate.person_id from changed
     join certificate on certificate.id = changed.certificate_id`
  ),
  `insert into standing_stale (person_id) select distinct person_id from posting`
];
