import { type Kysely, sql } from 'kysely';

// Classroom and hands-on trainings: who was entered and who was there. What was written once stands;
// a correction is another row, and the newest speaks. And since when a renewed certificate counts for
// an assignment that asks everybody anew.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const appendOnly = (table: string) => [
  `create trigger ${table}_append_only before update or delete on ${table}
   for each row execute function refuse_change()`,
  `create trigger ${table}_no_truncate before truncate on ${table}
   for each statement execute function refuse_change()`
];

const statements = [
  // `day`, `begins`, `ends`: by the clock of the place; ends before it begins: on the next morning
  `create table training (
    id uuid primary key,
    unit_id uuid not null references unit,
    kind text not null check (kind in ('classroom', 'hands-on', 'exercise')),
    title text not null,
    course_id text references course,
    day date not null,
    begins time,
    ends time,
    minutes int check (minutes > 0),
    place text not null,
    trainer text not null,
    topics text not null,
    taxon_groups text[] not null,
    note text not null,
    made_at timestamptz not null,
    made_by uuid not null references person,
    check ((begins is null) = (ends is null) and (begins is null) = (minutes is null))
  )`,
  `create index training_unit on training (unit_id, day)`,
  ...appendOnly('training'),
  // `unit_id`: where the person was posted when entered
  `create table training_person (
    training_id uuid not null references training,
    person_id uuid not null references person,
    unit_id uuid not null references unit,
    entered_at timestamptz not null,
    entered_by uuid not null references person,
    primary key (training_id, person_id)
  )`,
  `create index training_person_person on training_person (person_id)`,
  `create index training_person_unit on training_person (unit_id, training_id)`,
  ...appendOnly('training_person'),
  // 'struck': entered by mistake. A remark is about a person: it goes when the person is erased
  `create table training_attendance (
    id uuid primary key,
    seq bigint generated always as identity,
    training_id uuid not null,
    person_id uuid not null,
    state text not null check (state in ('present', 'absent', 'excused', 'struck')),
    minutes int check (minutes > 0),
    remark text not null,
    at timestamptz not null,
    by_person uuid not null references person,
    foreign key (training_id, person_id) references training_person
  )`,
  `create index training_attendance_newest on training_attendance (training_id, person_id, seq desc)`,
  `create function refuse_attendance_change() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and current_setting('hornbook.erasing', true) = old.person_id::text
       and (new.id, new.seq, new.training_id, new.person_id, new.state, new.at, new.by_person)
         = (old.id, old.seq, old.training_id, old.person_id, old.state, old.at, old.by_person)
       and new.minutes is not distinct from old.minutes and new.remark = ''
     then return new; end if;
     raise exception '% is append-only', tg_table_name;
   end $$`,
  `create trigger training_attendance_append_only before update or delete on training_attendance
   for each row execute function refuse_attendance_change()`,
  `create trigger training_attendance_no_truncate before truncate on training_attendance
   for each statement execute function refuse_change()`,
  // cancelled, or not after all
  `create table training_cancel (
    id uuid primary key,
    seq bigint generated always as identity,
    training_id uuid not null references training,
    cancelled boolean not null,
    reason text not null,
    at timestamptz not null,
    by_person uuid not null references person
  )`,
  `create index training_cancel_newest on training_cancel (training_id, seq desc)`,
  ...appendOnly('training_cancel'),

  // ---------- what counts for an assignment that asks for new certificates ----------
  `alter table assignment add column fresh_since timestamptz`,
  // a rule that replaced another which asked for new ones goes on from where that began
  `with recursive line as (
     select id, made_at as since from assignment
     where fresh and (replaces is null or not exists (
       select from assignment as old where old.id = assignment.replaces and old.fresh))
     union all
     select next.id, line.since from line join assignment as next on next.replaces = line.id
     where next.fresh
   ) update assignment set fresh_since = line.since from line where line.id = assignment.id`,
  `create index assignment_programme on assignment (batch_id) where programme_id is not null`
];
