import { type RawBuilder, sql } from 'kysely';

/** How exactly it is known when a unit was last heard from. */
const minutes = 10;

/**
 * Notes that something came in from somebody now posted at a unit: parts of the `with` of the statement
 * that keeps it. `came`: a query that gives a row only where something was kept. Nearly always it only
 * reads: who finds the row older than ten minutes writes it, and whoever comes while it is written
 * passes by. So no answer waits for another.
 */
export function heardFrom(personId: string, now: Date, came: RawBuilder<unknown>) {
  return sql`here as (
      select unit_id from posting
      where person_id = ${personId} and until_at is null and exists (${came})),
    first_heard as (
      insert into unit_heard (unit_id, heard_at)
      select unit_id, ${now}::timestamptz from here
      where not exists (select from unit_heard where unit_heard.unit_id = here.unit_id)
      on conflict do nothing),
    heard as (
      update unit_heard set heard_at = ${now}::timestamptz
      where unit_id in (
        select unit_id from unit_heard
        where unit_id in (select unit_id from here)
          and heard_at < ${now}::timestamptz - make_interval(mins => ${minutes})
        for update skip locked))`;
}
