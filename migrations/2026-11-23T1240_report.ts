import { type Kysely, sql } from 'kysely';

// An officer says that a picture or a question is wrong. The item is kept as it was shown: revision,
// language, order of choices (seed) and individual. One open report a person and question.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table report (
    id uuid primary key,
    person_id uuid not null references person,
    course_id text not null references course,
    revision_id text not null references revision,
    question_id text not null,
    question_hash text not null,
    attempt_id uuid references attempt,
    language text not null,
    seed text not null,
    specimen jsonb,
    words text not null check (length(words) between 3 and 1000),
    made_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid references person,
    answer text check (length(answer) between 3 and 2000),
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (answer is null))
  )`,
  `create unique index report_one_open on report (person_id, course_id, question_id)
    where closed_at is null`,
  `create index report_person on report (person_id, made_at desc)`,
  `create index report_course on report (course_id, made_at desc)`
];
