import { type Kysely, sql } from 'kysely';

// Questions about individuals that never repeat. Which individual was shown is kept with what was
// asked, so that an answer is marked by it, and shown again by it, whenever that may be.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // the server draws and keeps the draw: nobody can choose a seed, nor draw until one is easy
  `create table specimen_draw (
    id uuid primary key,
    person_id uuid not null references person,
    revision_id text not null references revision,
    question_id text not null,
    specimen jsonb not null,
    drawn_at timestamptz not null,
    answered_at timestamptz
  )`,
  `create unique index specimen_draw_one_open on specimen_draw
    (person_id, revision_id, question_id) where answered_at is null`,
  `alter table response
    add column specimen jsonb,
    add column draw_id uuid references specimen_draw,
    add check (draw_id is null or specimen is not null)`,
  // an individual is answered once, under however many names the answer comes
  `create unique index response_draw on response (draw_id) where draw_id is not null`,
  `alter table attempt_item add column specimen jsonb`,

  // which individuals an exam may show: the last verdict counts, none is ever taken back. The
  // edition names drawing rules and figures: under others the same seed is another individual
  `create table specimen_review (
    id uuid primary key,
    seq bigint generated always as identity,
    taxon text not null,
    seed int not null check (seed between 1 and 99999),
    verdict text not null check (verdict in ('approved', 'rejected')),
    edition text not null,
    reviewed_by uuid not null references person,
    reviewed_at timestamptz not null
  )`,
  `create index specimen_review_last on specimen_review (taxon, edition, seed, seq desc)`,
  `create trigger specimen_review_append_only before update or delete on specimen_review
   for each row execute function refuse_change()`
];
