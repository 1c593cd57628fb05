import { sql, type RawBuilder } from 'kysely';
import { facetsOf, mayBeAsked } from '#lib/domain/team/matrix.ts';
import type { Count } from '#lib/domain/standing/overview.ts';
import { asksCells, type CellWish, type Cursor } from '#lib/domain/team/team-query.ts';
import type { Day } from '#lib/domain/time/day.ts';
import { stoodSo } from '#lib/server/standing/stood-so.ts';

/** Who is asked for, in which order, and from where on. */
export interface PeopleWish {
  /** Units that the manager may see; with all that lay below them on the day. */
  counted: string[];
  day: Day;
  cells: CellWish;
  text: string;
  /** The people behind this one in the order. */
  after: Cursor | null;
  /** From the last name to the first. */
  down: boolean;
  limit: number;
}

export type People = RawBuilder<{
  id: string;
  name: string;
  badge: string | null;
  unit_id: string;
}>;

/** From which numbers on another way to the people is quicker. Tried with 100,000 people. */
export interface Bounds {
  /** So many cells are found, their people put in order, and the first of them taken: 10 ms. */
  cells: number;
  /** So many people are put in order, and looked at until there are enough: 10 ms. */
  people: number;
  /** For so many it is quicker to look at each of their units than at the whole agency. */
  near: number;
  /** So many names are walked through before another way is tried: 15 ms. */
  walked: number;
  /** The same where most of them need no more than a look at the name. */
  read: number;
}

const usual: Bounds = { cells: 2_500, people: 2_500, near: 15_000, walked: 4_000, read: 10_000 };

/**
 * The ways to find the people, the quickest first. The counts of the day say how many there are:
 * few matching cells are looked up; of many people the first that match stand near the beginning of
 * the names. A way that is not `whole` looks at some: where it gives less than asked, the next one is
 * to be tried. No way: there is nobody.
 */
export function waysToPeople(
  counts: Count[],
  wish: PeopleWish,
  bounds = usual
): { people: People; whole: boolean }[] {
  const { people, cells } = facetsOf(counts, wish.cells);
  const asked = asksCells(wish.cells);
  if (!people || (asked && !cells)) return [];
  const byTheirCells = () => {
    const kinds = kindsOf(counts, wish.cells);
    return byCells(people <= bounds.near ? inUnits(kinds, wish) : inAgency(kinds, wish), wish);
  };
  if (asked && cells <= bounds.cells) return [{ people: byTheirCells(), whole: true }];
  if (people <= bounds.people) return [{ people: byPlace(wish), whole: true }];
  // if not near the first names, then what is typed is rare, or those who match are all called alike
  const other = wish.text
    ? byText(wish)
    : asked && cells <= people
      ? byTheirCells()
      : byPlace(wish);
  const walked = wish.text ? bounds.read : bounds.walked;
  return [
    { people: byName(wish, walked), whole: false },
    { people: other, whole: true }
  ];
}

/** The names in their order, each person looked at, until there are enough or too many were walked. */
function byName(wish: PeopleWish, walked: number): People {
  return sql`
    select person.id, person.name, person.badge, here.unit_id
    from (
      select id, name, badge, find from person where ${behind(wish)}
      order by ${order(wish)} limit ${Math.max(walked, wish.limit * 10)}
    ) as person
    cross join lateral (${postedAt(wish.day)}) as here
    where ${likes(wish.text)} and ${isReached(wish)} and ${stands(wish)}
    order by ${order(wish)} limit ${wish.limit}`;
}

/** Everybody of such a name or badge number, wherever they are. */
function byText(wish: PeopleWish): People {
  return sql`
    select person.id, person.name, person.badge, here.unit_id
    from person cross join lateral (${postedAt(wish.day)}) as here
    where ${behind(wish)} and ${likesByIndex(wish.text)} and ${isReached(wish)} and ${stands(wish)}
    order by ${order(wish)} limit ${wish.limit}`;
}

/** Everybody posted there put in order, then looked at until there are enough. */
function byPlace(wish: PeopleWish): People {
  return sql`
    select id, name, badge, unit_id from (
      select person.id, person.name, person.badge, here.unit_id
      from (${reached(wish)}) as reached
      join standing_span as here on here.unit_id = reached.unit_id
        and here.standing = 'posted' and here.due = 'none' and here.course_id = ''
        and ${on('here', wish.day)}
      join person on person.id = here.person_id
      where ${behind(wish)} and ${likesByIndex(wish.text)}
      order by ${order(wish)} offset 0
    ) as here
    where ${stands(wish, 'here.id')}
    order by ${order(wish, 'here')} limit ${wish.limit}`;
}

/** The cells that match, of the kinds that the counts know, and their people put in order. */
function byCells(found: RawBuilder<unknown>, wish: PeopleWish): People {
  return sql`
    select person.id, person.name, person.badge, found.unit_id
    from (select distinct person_id, unit_id from (${found}) as span) as found
    cross join lateral (
      select id, name, badge, find from person where person.id = found.person_id offset 0
    ) as person
    where ${behind(wish)} and ${likes(wish.text)}
    order by ${order(wish)} limit ${wish.limit}`;
}

/** In each of the units that were below, each kind looked up; those of all courses at once. */
const inUnits = (kinds: Count[], wish: PeopleWish) => sql`
  select span.person_id, span.unit_id
  from (${reached(wish)}) as reached
  cross join (select distinct standing, due from ${table(kinds)}) as kind
  cross join lateral (
    select unit_id, person_id from standing_span as span
    where span.unit_id = reached.unit_id and span.standing = kind.standing and span.due = kind.due
      ${wish.cells.course ? sql`and span.course_id = ${wish.cells.course}` : sql``}
      and ${on('span', wish.day)} and ${days(wish)}
    offset 0
  ) as span`;

/**
 * In the whole agency each kind looked up, by the end of its days that leaves less to read past: what
 * is known to come has mostly not begun, of the rest most is over.
 */
function inAgency(kinds: Count[], wish: PeopleWish): RawBuilder<unknown> {
  const [coming, others] = [kinds.filter(isComing), kinds.filter((kind) => !isComing(kind))];
  const kept = sql`from_day <= ${wish.day}::date
    and coalesce(until_day, 'infinity'::date) > ${wish.day}::date`;
  const each = (some: Count[], also = sql``) => sql`
    select span.person_id, span.unit_id from ${table(some)}
    cross join lateral (
      select unit_id, person_id from standing_span as span
      where span.course_id = kind.course_id and span.standing = kind.standing
        and span.due = kind.due and ${kept} and ${days(wish)} ${also}
      offset 0
    ) as span`;
  // in the words of the index, which is of these alone
  const coded = sql`and (standing in ('ending', 'expired', 'revoked') or due = 'over')`;
  return sql`select span.* from (${each(others)} union all ${each(coming, coded)}) as span
    where span.unit_id in (${reached(wish)})`;
}

const isComing = ({ standing, due }: Count) =>
  due === 'over' || standing === 'ending' || standing === 'expired' || standing === 'revoked';

const kindsOf = (counts: Count[], wish: CellWish) =>
  counts.filter((one) => one.courseId !== '' && mayBeAsked(one, wish));

/** The days that no kind tells. */
const days = ({ cells: { dueWithin, endsWithin }, day }: PeopleWish) =>
  stoodSo({ ...(dueWithin && { dueWithin }), ...(endsWithin && { endsWithin }) }, day);

const table = (kinds: Count[]) => sql`unnest(${kinds.map(({ courseId }) => courseId)}::text[],
  ${kinds.map(({ standing }) => standing)}::text[], ${kinds.map(({ due }) => due)}::text[])
  as kind (course_id, standing, due)`;

/** Where `person` was posted. */
const postedAt = (day: Day) => sql`
  select unit_id from standing_span as span
  where person_id = person.id and course_id = '' and ${on('span', day)} limit 1`;

const isReached = ({ counted, day }: PeopleWish) => sql`
  (select true from unit_reach as reach where reach.unit_id = here.unit_id
    and above_id = any(${counted}::uuid[]) and ${on('reach', day)} limit 1)`;

/** The units with all that lay below them that day, each once. */
const reached = ({ counted, day }: PeopleWish) => sql`
  select unit_id from unit_reach as reach
  where above_id = any(${counted}::uuid[]) and ${on('reach', day)}`;

/** A row with `from_day` and `until_day` that held on a day. */
export function on(table: string, day: Day): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<boolean>`(${column('from_day')} <= ${day}::date
    and (${column('until_day')} is null or ${column('until_day')} > ${day}::date))`;
}

/**
 * Who is posted `here` has a cell that is asked for. A subquery, so that it is asked of one person at
 * a time; of the unit too, which it is in anyhow, so that it is asked after that is known.
 */
const stands = (wish: PeopleWish, person = 'person.id', { cells, day } = wish) =>
  asksCells(cells)
    ? sql`(select true from standing_span as span
        where span.person_id = ${sql.ref(person)} and span.unit_id = here.unit_id
          and ${on('span', day)}
          and ${cells.course ? sql`span.course_id = ${cells.course}` : sql`span.course_id <> ''`}
          ${cells.standing ? sql`and span.standing = ${cells.standing}` : sql``}
          ${cells.due ? sql`and span.due = ${cells.due}` : sql``}
          and ${days(wish)}
        limit 1)`
    : sql`true`;

/** Small and large letters are alike; `%` and `_` are letters. */
const likes = (text: string) => (text ? sql`person.find like ${patternOf(text)}` : sql`true`);

/** The same by the index of plain letters. */
const likesByIndex = (text: string) =>
  text
    ? sql`${likes(text)} and plain_letters(person.find) like plain_letters(${patternOf(text)})`
    : sql`true`;

const patternOf = (text: string) => sql`lower(${`%${text.replace(/[\\%_]/g, '\\$&')}%`}::text)`;

/** Names by their letters' codes, as the index has them, so that a page ends where the next begins. */
export function order({ down }: PeopleWish, table = 'person') {
  const [name, id] = [sql.ref(`${table}.name`), sql.ref(`${table}.id`)];
  return down ? sql`${name} desc, ${id} desc` : sql`${name}, ${id}`;
}

const behind = ({ after, down }: PeopleWish) =>
  after
    ? sql`(person.name, person.id) ${down ? sql`<` : sql`>`} (${after.name}, ${after.id}::uuid)`
    : sql`true`;
