import { type Kysely, sql } from 'kysely';

// What may be told of each unit's recognition, worked out now and then for the whole tree: who stands
// behind every figure, in every unit above, is too much to count for a page.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // a unit with all below it; where too few people would be told of there are no numbers
  `create table readiness (
    unit_id uuid not null references unit,
    taxon_group text not null,
    answers int,
    hits int,
    misses int,
    false_alarms int,
    clears int,
    primary key (unit_id, taxon_group)
  )`,
  `create table readiness_made (
    at timestamptz not null,
    one boolean primary key default true check (one)
  )`
];
