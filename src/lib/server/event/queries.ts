import { sql, type RawBuilder } from 'kysely';
import { actsOnAPage, type TrailEntry, type TrailQuery } from '#lib/domain/event/trail-query.ts';
import { addDays, dayBegins } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

export interface Trail {
  entries: TrailEntry[];
  /** The last act's number, when there are more behind it. */
  next: string | null;
  /** Names of units and people that the details name by id; what the reader may not see is not here. */
  names: Record<string, string>;
}

export interface TrailReader {
  /** Null: an administrator sees everything. */
  managerId: string | null;
  timeZone: string;
  now: Date;
}

/**
 * A page of the log, the newest act first. Two statements, three with a text; one more for a manager.
 */
export async function readTrail(
  db: Db,
  query: TrailQuery,
  reader: TrailReader,
  most = actsOnAPage
): Promise<Trail> {
  const people = query.text ? await peopleLike(db, query.text) : null;
  const near = reader.managerId === null ? null : await thingsOfFew(db, reader.managerId, reader);
  const { rows } = await sql<TrailRow>`
    with mine as materialized (select distinct unit_id from ${mineOf(reader)} as units)
    select event.seq::text, event.at, event.what, event.about, event.details, doer.name as by,
      case when person.id is not null then 'person' when unit.id is not null then 'unit'
        when certificate.id is not null then 'certificate'
        when people_import.id is not null then 'import'
        when training.id is not null then 'training' else 'other' end as kind,
      coalesce(person.name, unit.name, holder.name, people_import.file_name, training.title,
        event.about) as name
    from event
    cross join lateral (select case when event.about ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then event.about::uuid end as id) as thing
    left join person as doer on doer.id = event.by_person
    left join person on person.id = thing.id
    left join unit on unit.id = thing.id
    left join certificate on certificate.id = thing.id
    left join person as holder on holder.id = certificate.person_id
    left join people_import on people_import.id = thing.id
    left join training on training.id = thing.id
    where ${wanted(query, people, reader)}
      ${reader.managerId === null ? sql`` : sql`and ${aboutMine(reader.managerId)}`}
      ${near ? sql`and event.about = any(${near}::text[])` : sql``}
    order by event.seq desc limit ${most + 1}`.execute(db);
  const shown = rows.slice(0, most);
  const next = rows.length > shown.length ? shown.at(-1)!.seq : null;
  return { entries: shown.map(toEntry), next, names: await namesIn(db, shown, reader) };
}

const mineOf = ({ managerId, now }: TrailReader): RawBuilder<string> =>
  managerId === null ? sql`(select null::uuid as unit_id)` : unitsOver(managerId, now);

/**
 * Acts about the reader's own tree: its units, their own imports, and people who are of the tree now
 * (who left: were so last) and were of it when it was done. Who moved away is not found, and of who
 * moved in nothing from before.
 */
function aboutMine(managerId: string): RawBuilder<boolean> {
  return sql<boolean>`(unit.id in (select unit_id from mine)
    or people_import.made_by = ${managerId}
    or training.unit_id in (select unit_id from mine)
    or exists (select from assignment where thing.id in (assignment.id, assignment.batch_id)
      and assignment.unit_id in (select unit_id from mine))
    or exists (
      select from posting where posting.person_id = coalesce(person.id, certificate.person_id)
        and posting.unit_id in (select unit_id from mine)
        and posting.from_at <= event.at
        and (posting.until_at is null or posting.until_at >= event.at)
    ) and (
      select posting.unit_id from posting
      where posting.person_id = coalesce(person.id, certificate.person_id)
      order by (posting.until_at is null) desc, posting.from_at desc, posting.until_at desc limit 1
    ) in (select unit_id from mine))`;
}

/** A tree in which so many people were ever posted is small: the acts about it stand far apart. */
const few = 1000;

/**
 * All that acts about a small tree can be about; null: the tree is large, and going through the acts
 * finds some soon. Says more than `aboutMine` allows: it only spares looking at the others.
 */
async function thingsOfFew(
  db: Db,
  managerId: string,
  { now }: TrailReader
): Promise<string[] | null> {
  const { rows } = await sql<{ people: number; things: string[] | null }>`
    with mine as materialized (select distinct unit_id from ${unitsOver(managerId, now)} as units),
    people as materialized (
      select distinct person_id as id from (
        select person_id from posting where unit_id in (select unit_id from mine)
        limit ${few * 3}) as posted
    ), things as (
      select id::text as about from people
      union all select unit_id::text from mine
      union all select id::text from certificate where person_id in (select id from people)
      union all select id::text from people_import where made_by = ${managerId}
      union all select id::text from training where unit_id in (select unit_id from mine)
      union all select about from assignment
        cross join lateral (values (assignment.id::text), (batch_id::text)) as named(about)
        where unit_id in (select unit_id from mine)
    ), counted as materialized (select count(*)::int as people from people)
    select people,
      case when people <= ${few} then (select array_agg(distinct about) from things) end as things
    from counted`.execute(db);
  return rows[0]!.things;
}

function wanted(query: TrailQuery, people: string[] | null, { timeZone }: TrailReader) {
  const parts = [sql`true`];
  if (query.what) parts.push(sql`event.what = ${query.what}`);
  if (query.about) parts.push(sql`event.about = ${query.about}`);
  if (query.before) parts.push(sql`event.seq < ${query.before}`);
  if (query.from) parts.push(sql`event.at >= ${dayBegins(query.from, timeZone)}`);
  if (query.until) parts.push(sql`event.at < ${dayBegins(addDays(query.until, 1), timeZone)}`);
  if (people)
    parts.push(
      sql`(event.about = any(${people}::text[]) or event.by_person = any(${people}::uuid[]))`
    );
  return sql.join(parts, sql` and `);
}

/** At most so many people are looked for: a text that means more says nothing. */
async function peopleLike(db: Db, text: string): Promise<string[]> {
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ id: string }>`select id from person
    where lower(name) like ${like} or lower(badge) like ${like} or lower(email) like ${like}
    limit 500`.execute(db);
  return rows.map(({ id }) => id);
}

/** Names of what details name by id: to a manager only their own units and people. */
async function namesIn(
  db: Db,
  rows: readonly TrailRow[],
  { managerId, now }: TrailReader
): Promise<Record<string, string>> {
  const ids = [
    ...new Set(rows.flatMap(({ details }) => JSON.stringify(details).match(anId) ?? []))
  ];
  if (ids.length === 0) return {};
  const scope = managerId === null ? sql`` : sql`and id in ${unitsOver(managerId, now)}`;
  const posted = sql`and exists (select from posting where posting.person_id = person.id
    and posting.until_at is null and posting.unit_id in ${unitsOver(managerId ?? '', now)})`;
  const people = sql`union all select id, name from person where id = any(${ids}::uuid[])
    ${managerId === null ? sql`` : posted}`;
  const { rows: named } = await sql<{ id: string; name: string }>`
    select id, name from unit where id = any(${ids}::uuid[]) ${scope} ${people}`.execute(db);
  return Object.fromEntries(named.map(({ id, name }) => [id, name]));
}

const anId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

interface TrailRow {
  seq: string;
  at: Date;
  what: string;
  about: string;
  details: unknown;
  by: string | null;
  kind: TrailEntry['about']['kind'];
  name: string;
}

function toEntry({ seq, at, what, about, details, by, kind, name }: TrailRow): TrailEntry {
  const thing = { kind, id: about, name };
  return { seq, at, by, what, about: thing, details: details as TrailEntry['details'] };
}
