import { type Kysely, sql } from 'kysely';

// Sums are summed up where changes have piled up, unit by unit, and no longer once a quarter everywhere:
// an agency has hundreds of changes a day and a post one. However old and large a unit, what a page adds
// up is a few hundred rows.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // standing_base holds what the changes before the day add up to
  `alter table standing_base rename column quarter to day`,
  `create table standing_mark (
    unit_id uuid not null references unit,
    day date not null,
    primary key (unit_id, day)
  )`,
  `insert into standing_mark (unit_id, day)
   select unit.id, quarter from unit cross join standing_quarter`,
  // the day on which it was last looked where changes have piled up
  `create table standing_marked (
    day date not null,
    one boolean primary key default true check (one)
  )`,
  `drop table standing_quarter`
];
