import { type Kysely, sql } from 'kysely';

// A wrong key is put right: from_hash is the version that was marked by it, to_hash the published one
// with the other key. Old marks stay, new ones are added; what a result was stands beside what it is.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table key_correction (
    id uuid primary key,
    course_id text not null references course,
    question_id text not null,
    from_hash text not null,
    to_hash text not null,
    revision_id text not null references revision,
    made_at timestamptz not null,
    made_by uuid not null references person,
    unique (course_id, question_id, from_hash, to_hash)
  )`,
  // an attempt under way is marked by it when it is submitted
  `alter table attempt_item add column correction_id uuid references key_correction`,
  // would_pass: by the corrected key alone. Whoever had passed stays passed
  `create table result_correction (
    attempt_id uuid not null references attempt,
    correction_id uuid not null references key_correction,
    before jsonb not null,
    after jsonb not null,
    would_pass boolean not null,
    made_at timestamptz not null,
    primary key (attempt_id, correction_id)
  )`,
  ...['key_correction', 'result_correction'].map(
    (table) =>
      `create trigger ${table}_append_only before update or delete on ${table}
       for each row execute function refuse_change()`
  )
];
