import { type Kysely, sql } from 'kysely';

// What stands beside the courses: the programme and the glossary as they were published, what can be
// searched in courses as they are read now, and certificates for the whole programme.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // programme.yaml and glossary.yaml: the highest number is read, the others say what was read before
  `create table library_file (
    path text not null,
    number int not null check (number > 0),
    hash text not null,
    body text not null,
    published_at timestamptz not null,
    primary key (path, number)
  )`,
  `create trigger library_file_append_only before update or delete on library_file
   for each row execute function refuse_change()`,

  // ---------- search: of the current revisions alone, made anew with each ----------
  `create table search_text (
    course_id text not null references course,
    language text not null,
    module_id text not null,
    step int not null,
    revision_id text not null references revision,
    course_title text not null,
    module_title text not null,
    title text not null,
    body text not null,
    words tsvector not null,
    primary key (course_id, language, module_id, step)
  )`,
  `create index search_text_words on search_text using gin (words)`,
  // every word as it is written, and in plain Latin letters: by those a mistyped one is compared. pg_trgm
  // asks the C library what a letter is, which in a database of the locale C (as the embedded one) are
  // a to z alone. The extension is a trusted one: it needs no superuser
  `create extension if not exists pg_trgm`,
  `create table search_word (
    course_id text not null references course,
    word text not null,
    letters text not null,
    primary key (course_id, word)
  )`,
  `create index search_word_letters on search_word using gin (letters gin_trgm_ops)`,

  // ---------- a certificate of the programme rests on those of its courses, not on an attempt ----------
  `alter table certificate
    alter column attempt_id drop not null,
    alter column revision_id drop not null,
    add column programme text,
    add check ((attempt_id is null) = (programme is not null)),
    add check ((revision_id is null) = (programme is not null))`,
  `create table certificate_part (
    certificate_id uuid not null references certificate,
    part_id uuid not null references certificate,
    primary key (certificate_id, part_id)
  )`,
  `create index certificate_part_part on certificate_part (part_id)`,
  `create trigger certificate_part_append_only before update or delete on certificate_part
   for each row execute function refuse_change()`,
  // the same course certificates make one programme certificate, whoever asks and how often
  `create unique index certificate_programme_once on certificate (person_id, programme)
    where programme is not null`
];
