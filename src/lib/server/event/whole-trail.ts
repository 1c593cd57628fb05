import type { TrailQuery } from '#lib/domain/event/trail-query.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { readTrail, type Trail, type TrailReader } from './queries.ts';

/** The log as its page shows it, all pages of it, some at a time. */
export async function* wholeTrail(
  db: Db,
  query: TrailQuery,
  reader: TrailReader
): AsyncGenerator<Pick<Trail, 'entries' | 'names'>> {
  for (let before: string | null = null; ;) {
    const { entries, names, next } = await readTrail(db, { ...query, before }, reader, 500);
    yield { entries, names };
    if (!next) return;
    before = next;
  }
}
