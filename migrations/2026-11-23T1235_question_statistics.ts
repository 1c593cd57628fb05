import { type Kysely, sql } from 'kysely';

// Statistics of a question are read from the newest sittings and the newest answers of a module: two
// indexes that give these without looking at the others.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index attempt_submitted on attempt (submitted_at desc) where submitted_at is not null`,
  `create index response_module on response (module_id, seq desc) where attempt_id is null`
];
