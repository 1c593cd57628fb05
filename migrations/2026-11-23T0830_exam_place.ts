import { type Kysely, sql } from 'kysely';

// An exam goes on at the same item on another device, and an item can be marked to be looked at
// again. A certificate of a course without `valid_months` does not expire.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table attempt add column item int not null default 1 check (item > 0)`,
  `alter table attempt_item add column flagged_at timestamptz`,
  `alter table certificate alter column expires_at drop not null`
];
