import { type Kysely, sql } from 'kysely';

// Letters that remind: by which rule, in which words, and what was written to whom because of what.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const kinds = `('due-soon', 'overdue', 'expiring', 'digest', 'escalation')`;

const statements = [
  // the newest row of a part speaks; without one, what domain/reminder/rules.ts says
  `create table reminder_rule (
    id uuid primary key,
    seq bigint generated always as identity unique,
    part text not null check (part = 'hours' or part in ${kinds}),
    rule jsonb not null,
    made_at timestamptz not null,
    made_by uuid references person
  )`,
  `create trigger reminder_rule_append_only before update or delete on reminder_rule
   for each row execute function refuse_change()`,
  // the newest row of a part in a language speaks; words null: those that come with the house
  `create table reminder_text (
    id uuid primary key,
    seq bigint generated always as identity unique,
    part text not null,
    language text not null,
    words jsonb,
    made_at timestamptz not null,
    made_by uuid references person
  )`,
  `create index reminder_text_newest on reminder_text (part, language, seq desc)`,
  `create trigger reminder_text_append_only before update or delete on reminder_text
   for each row execute function refuse_change()`,

  // one a person and day: several matters stand in one letter
  `create table reminder_letter (
    id uuid primary key,
    person_id uuid not null references person,
    day date not null,
    made_at timestamptz not null,
    mail_id uuid unique references mail on delete set null,
    handed_at timestamptz,
    folded_into uuid references reminder_letter,
    unique (person_id, day)
  )`,
  `create index reminder_letter_folded on reminder_letter (folded_into) where folded_into is not null`,
  // the log: what was written to whom because of what, by which rule (0: as the house came).
  // The key is what keeps anybody from getting two, however many processes write
  `create table reminder (
    seq bigint generated always as identity primary key,
    letter_id uuid not null references reminder_letter,
    person_id uuid not null references person,
    kind text not null check (kind in ${kinds}),
    matter uuid not null,
    step int not null,
    about_id uuid references person,
    unit_id uuid references unit,
    course_id text,
    due_on date,
    rule_version bigint not null,
    day date not null,
    made_at timestamptz not null,
    constraint reminder_once unique (person_id, kind, matter, step)
  )`,
  `create index reminder_letter_id on reminder (letter_id)`,
  `create index reminder_day on reminder (day desc, seq desc)`,
  `create index reminder_unit on reminder (unit_id, seq desc)`,
  `create index reminder_about on reminder (about_id, seq desc) where about_id is not null`,
  `create trigger reminder_append_only before update or delete on reminder
   for each row execute function refuse_change()`,
  `create trigger reminder_no_truncate before truncate on reminder
   for each statement execute function refuse_change()`,
  // a day whose letters are all written
  `create table reminder_run (
    day date primary key,
    ended_at timestamptz not null,
    letters int not null
  )`,

  // what ends soon is found without reading what ends later
  `create index certificate_expires on certificate (expires_at) where programme is null`,
  // a letter that was no longer true when it should have left
  `alter table mail add column withdrawn_at timestamptz`
];
