import { type Kysely, sql } from 'kysely';

// What a hundred thousand people ask for: indexes for the parts of a tree.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // who was ever posted at a unit: the audit trail of a small tree asks for those first
  `create index posting_unit_ever on posting (unit_id, person_id)`,
  // who wanted action at a post on an earlier day, without reading the spans of the whole agency
  `create index standing_span_acting on standing_span (unit_id, from_day)
    include (until_day, course_id, person_id, standing, due, due_on, ends_on)
    where course_id <> '' and (due in ('soon', 'over') or standing in ('ending', 'expired')
      or ends_on is not null)`
];
