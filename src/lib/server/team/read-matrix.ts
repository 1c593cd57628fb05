import { facetsOf, type Facets, type MatrixPerson } from '#lib/domain/team/matrix.ts';
import type { Count } from '#lib/domain/standing/overview.ts';
import type { Place } from '#lib/domain/team/place.ts';
import { cellWish, pageSize, type Cursor, type TeamQuery } from '#lib/domain/team/team-query.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { readCounts } from '#lib/server/standing/read-counts.ts';
import { settle } from '#lib/server/standing/settle.ts';
import { findPlace } from './find-place.ts';
import { withCells } from './matrix-cells.ts';
import { waysToPeople, type PeopleWish } from './matrix-people.ts';

/** What a matrix is of. */
export interface MatrixOf {
  place: Place;
  day: Day;
  facets: Facets;
}

export interface Matrix extends MatrixOf {
  today: Day;
  people: MatrixPerson[];
  /** Where the pages before and behind this one begin; null: there is none. */
  before: Cursor | null;
  after: Cursor | null;
  /** Some changes of the last minute are not in the figures yet. */
  behind: boolean;
}

/** So many changes are settled while a reader waits; a bulk of them is left to the job. */
const atMost = 200;

/**
 * A page of officers × courses of a unit of this manager, as it stood on the day that is asked for,
 * with how many there are beside each filter. Null: there is no such unit under the manager. Four
 * statements, some tens of milliseconds whatever the size of the agency; a fifth where the first way
 * to the people found too few.
 */
export async function readMatrix(
  db: Db,
  managerId: string,
  query: TeamQuery,
  now: Date
): Promise<Matrix | null> {
  const { left } = await settle(db, now, { atMost });
  const asked = await ask(db, managerId, query, now);
  if (!asked) return null;
  const back = query.before !== null;
  const wish = {
    ...asked.wish,
    after: query.after ?? query.before,
    down: asked.wish.down !== back,
    limit: pageSize + 1
  };
  const found = await readPeople(db, managerId, asked.counts, wish, now);
  const more = found.length > pageSize;
  const people = found.slice(0, pageSize);
  if (back) people.reverse();
  const [first, last] = [people[0], people.at(-1)];
  return {
    ...asked.of,
    today: agencyDay(now),
    people,
    before: first && (back ? more : query.after) ? { name: first.name, id: first.id } : null,
    after: last && (back || more) ? { name: last.name, id: last.id } : null,
    behind: left
  };
}

/**
 * Everybody whom the query names, so many at a time in its order, each with all their cells. Null:
 * there is no such unit under the manager.
 *
 *   const { place, day, facets, people } = found(await matrixRows(db, manager.id, query, now));
 *   for await (const some of people) write(some);
 *
 * Constant memory: each batch is asked for behind the last name of the one before, and forgotten.
 * Given a transaction that reads repeatably, it is all of one moment; given none, who moves in between
 * may be missed. It writes nothing: settle before.
 */
export async function matrixRows(
  db: Db,
  managerId: string,
  query: TeamQuery,
  now: Date,
  { size = 500 }: { size?: number } = {}
): Promise<(MatrixOf & { people: AsyncGenerator<MatrixPerson[]> }) | null> {
  const asked = await ask(db, managerId, query, now);
  return asked && { ...asked.of, people: batches() };

  async function* batches() {
    const wish = { ...asked!.wish, limit: size };
    for (;;) {
      const people = await readPeople(db, managerId, asked!.counts, wish, now);
      if (people.length) yield people;
      const last = people.at(-1);
      if (!last || people.length < size) return;
      wish.after = { name: last.name, id: last.id };
    }
  }
}

/** The place and the figures of a question, and what is to be asked of the people there. */
async function ask(db: Db, managerId: string, query: TeamQuery, now: Date) {
  const today = agencyDay(now);
  const day = query.on && query.on < today ? query.on : today;
  const place = await findPlace(db, managerId, query.unit, day, now);
  if (!place) return null;
  const counts = await readCounts(db, place.counted, day);
  const wish: Omit<PeopleWish, 'limit'> = {
    ...{ counted: place.counted, day, cells: cellWish(query), text: query.text },
    ...{ after: null, down: query.sort === '-name' }
  };
  return { of: { place, day, facets: facetsOf(counts, wish.cells) }, counts, wish };
}

async function readPeople(
  db: Db,
  managerId: string,
  counts: Count[],
  wish: PeopleWish,
  now: Date
): Promise<MatrixPerson[]> {
  let found: MatrixPerson[] = [];
  for (const { people, whole } of waysToPeople(counts, wish)) {
    found = await withCells(db, managerId, people, wish, now);
    if (whole || found.length === wish.limit) break;
  }
  return found;
}
