import { type Kysely, sql } from 'kysely';

// What was chosen in a branching situation, choice by choice: whoever comes back stands where they
// left it. One choice a place, whatever is sent twice or from two devices at once.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table case_choice (
    id uuid primary key,
    person_id uuid not null references person,
    course_id text not null references course,
    revision_id text not null references revision,
    case_id text not null,
    run int not null check (run > 0),
    place int not null check (place >= 0),
    choice text not null,
    received_at timestamptz not null,
    unique (person_id, course_id, case_id, run, place)
  )`,
  `create trigger case_choice_append_only before update or delete on case_choice
   for each row execute function refuse_change()`
];
