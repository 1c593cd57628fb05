import { type Kysely, sql } from 'kysely';

// Frozen once landed. One statement after another, in the order in which the tables lean on each
// other: units and people, courses as published, what people did, what they earned.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // ---------- units: a tree, with everything above each kept beside it ----------
  `create table unit (
    id uuid primary key,
    parent_id uuid references unit,
    name text not null check (length(name) between 1 and 200),
    created_at timestamptz not null
  )`,
  `create index unit_parent on unit (parent_id)`,
  // every unit stands under itself at depth 0, so "of my units" is one join
  `create table unit_above (
    unit_id uuid not null references unit,
    above_id uuid not null references unit,
    depth int not null check (depth >= 0),
    primary key (unit_id, above_id)
  )`,
  `create index unit_above_above on unit_above (above_id, unit_id)`,

  // ---------- people ----------
  `create table person (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    email text,
    badge text,
    language text not null,
    time_zone text not null,
    created_at timestamptz not null,
    left_at timestamptz,
    check (email is not null or badge is not null)
  )`,
  // as typed is kept for display; one person an address, whatever the case
  `create unique index person_email on person (lower(email))`,
  `create unique index person_badge on person (lower(badge))`,
  `create table credential (
    person_id uuid primary key references person,
    password_hash text not null,
    changed_at timestamptz not null
  )`,
  `create table posting (
    id uuid primary key,
    person_id uuid not null references person,
    unit_id uuid not null references unit,
    from_at timestamptz not null,
    until_at timestamptz check (until_at >= from_at),
    made_by uuid references person
  )`,
  `create unique index posting_one_open on posting (person_id) where until_at is null`,
  `create index posting_person on posting (person_id, from_at)`,
  `create index posting_unit on posting (unit_id) where until_at is null`,
  // a manager is manager over a unit and all below; the other roles hold everywhere
  `create table role_grant (
    id uuid primary key,
    person_id uuid not null references person,
    role text not null check (role in ('officer', 'trainer', 'manager', 'administrator')),
    unit_id uuid references unit,
    granted_at timestamptz not null,
    granted_by uuid references person,
    ended_at timestamptz,
    ended_by uuid references person,
    check ((role = 'manager') = (unit_id is not null))
  )`,
  `create unique index role_grant_one_open on role_grant
    (person_id, role, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'))
    where ended_at is null`,

  // ---------- ways in: only hashes of what is secret ----------
  `create table session (
    hash text primary key,
    id uuid not null unique,
    person_id uuid not null references person,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    idle_until timestamptz not null,
    absolute_until timestamptz not null,
    device text not null
  )`,
  `create index session_person on session (person_id)`,
  `create table invitation (
    id uuid primary key,
    person_id uuid not null references person,
    hash text not null unique,
    way text not null check (way in ('mail', 'slip')),
    made_at timestamptz not null,
    made_by uuid references person,
    expires_at timestamptz not null,
    used_at timestamptz,
    ended_at timestamptz
  )`,
  `create index invitation_person on invitation (person_id)`,
  `create table password_reset (
    id uuid primary key,
    person_id uuid not null references person,
    hash text not null unique,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table mail (
    id uuid primary key,
    person_id uuid references person,
    address text not null,
    subject text not null,
    body text not null,
    made_at timestamptz not null,
    sent_at timestamptz,
    file text,
    problem text
  )`,
  `create index mail_made on mail (made_at desc)`,

  // ---------- courses as published: a revision never changes ----------
  `create table course (
    id text primary key,
    revision_id text,
    created_at timestamptz not null
  )`,
  `create table revision (
    id text primary key,
    course_id text not null references course,
    number int not null,
    published_at timestamptz not null,
    published_by uuid references person,
    unique (course_id, number)
  )`,
  `alter table course add foreign key (revision_id) references revision`,
  `create table revision_file (
    revision_id text not null references revision,
    path text not null,
    body text not null,
    primary key (revision_id, path)
  )`,
  `create table media (
    hash text primary key,
    type text not null,
    body bytea not null
  )`,
  `create table revision_media (
    revision_id text not null references revision,
    path text not null,
    hash text not null references media,
    primary key (revision_id, path)
  )`,

  // ---------- what people do: responses and marks are only ever added ----------
  `create table enrolment (
    id uuid primary key,
    person_id uuid not null references person,
    course_id text not null references course,
    started_at timestamptz not null,
    module_id text,
    step int,
    seen_at timestamptz not null,
    unique (person_id, course_id)
  )`,
  // the furthest a person has read, kept so that a bar can move without reading the log
  `create table module_progress (
    enrolment_id uuid not null references enrolment,
    module_id text not null,
    step int not null,
    steps int not null,
    done_at timestamptz,
    primary key (enrolment_id, module_id)
  )`,
  `create table exam_allowance (
    id uuid primary key,
    person_id uuid not null references person,
    course_id text references course,
    extra_minutes int not null default 0 check (extra_minutes between 0 and 600),
    extra_attempts int not null default 0 check (extra_attempts between 0 and 10),
    made_at timestamptz not null,
    made_by uuid references person,
    reason text not null,
    ended_at timestamptz
  )`,
  `create index exam_allowance_person on exam_allowance (person_id)`,
  `create table attempt (
    id uuid primary key,
    enrolment_id uuid not null references enrolment,
    number int not null,
    revision_id text not null references revision,
    rule jsonb not null,
    seed text not null,
    language text not null,
    started_at timestamptz not null,
    ends_at timestamptz not null,
    submitted_at timestamptz,
    result jsonb,
    passed boolean,
    unique (enrolment_id, number),
    check ((submitted_at is null) = (result is null)),
    check ((submitted_at is null) = (passed is null))
  )`,
  `create unique index attempt_one_open on attempt (enrolment_id) where submitted_at is null`,
  `create table attempt_item (
    attempt_id uuid not null references attempt,
    ordinal int not null,
    question_id text not null,
    question_hash text not null,
    primary key (attempt_id, ordinal),
    unique (attempt_id, question_id)
  )`,
  // id is made on the device: sent twice, it counts once. seq is the order of arrival.
  `create table response (
    id uuid primary key,
    seq bigint generated always as identity,
    enrolment_id uuid not null references enrolment,
    attempt_id uuid references attempt,
    revision_id text not null references revision,
    module_id text,
    question_id text not null,
    question_hash text not null,
    language text not null,
    answer jsonb not null,
    confidence int check (confidence between 1 and 3),
    given_at timestamptz not null,
    received_at timestamptz not null
  )`,
  `create index response_enrolment on response (enrolment_id, question_id, seq desc) where attempt_id is null`,
  `create index response_attempt on response (attempt_id, question_id, seq desc) where attempt_id is not null`,
  `create table mark (
    id uuid primary key,
    response_id uuid not null references response,
    points real not null check (points >= 0),
    points_of real not null check (points_of >= points),
    verdict text not null check (verdict in ('right', 'part', 'wrong')),
    decided text check (decided in ('hit', 'miss', 'false-alarm', 'correct-clear')),
    marked_at timestamptz not null
  )`,
  `create index mark_response on mark (response_id, marked_at desc)`,

  // ---------- what is earned ----------
  // names and titles stand as they were: a certificate outlives its course
  `create table certificate (
    id uuid primary key,
    number bigint generated always as identity unique,
    code text not null unique,
    person_id uuid not null references person,
    attempt_id uuid not null unique references attempt,
    course_id text not null,
    revision_id text not null references revision,
    person_name text not null,
    unit_name text,
    course_title jsonb not null,
    language text not null,
    marks jsonb not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index certificate_person on certificate (person_id, course_id, issued_at desc)`,
  `create table revocation (
    certificate_id uuid primary key references certificate,
    revoked_at timestamptz not null,
    revoked_by uuid not null references person,
    reason text not null check (length(reason) between 3 and 2000)
  )`,

  // ---------- what an administrator or manager did to others ----------
  `create table event (
    id uuid primary key,
    seq bigint generated always as identity,
    at timestamptz not null,
    by_person uuid references person,
    what text not null,
    about text not null,
    details jsonb not null
  )`,
  `create index event_about on event (about, seq desc)`,

  // ---------- the log stands: no one rewrites it, not even by mistake ----------
  `create function refuse_change() returns trigger language plpgsql as $$
   begin raise exception '% is append-only', tg_table_name; end $$`,
  ...[
    'response',
    'mark',
    'revision',
    'revision_file',
    'revision_media',
    'media',
    'revocation',
    'event'
  ].map(
    (table) =>
      `create trigger ${table}_append_only before update or delete on ${table}
       for each row execute function refuse_change()`
  )
];
