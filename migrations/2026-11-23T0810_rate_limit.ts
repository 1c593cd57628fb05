import { type Kysely, sql } from 'kysely';

// As rate-limiter-flexible wants it, made here so that serving needs no right to make tables.
// Keys are hashes: what people type into the wrong field is not kept.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table rate_limit (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  )`.execute(db);
  await sql`create index rate_limit_expire on rate_limit (expire)`.execute(db);
}
