import { sql } from 'kysely';
import type { Db, Tx } from '#lib/server/db/schema.ts';

/** What was said last of an individual, by whom and when. */
export type Verdict = {
  taxon: string;
  seed: number;
  verdict: 'approved' | 'rejected';
  by: string;
  at: Date;
};

/**
 * The last verdict on every individual of these taxa, as far as it is about the edition that is made
 * today (taxon -> edition). One statement.
 */
export async function lastVerdicts(
  db: Db | Tx,
  editions: ReadonlyMap<string, string>
): Promise<Verdict[]> {
  const { rows } = await sql<Verdict>`
    select distinct on (review.taxon, review.seed)
      review.taxon, review.seed, review.verdict, person.name as by, review.reviewed_at as at
    from specimen_review review
    join person on person.id = review.reviewed_by
    join unnest(${[...editions.keys()]}::text[], ${[...editions.values()]}::text[])
      as today (taxon, edition) on today.taxon = review.taxon and today.edition = review.edition
    order by review.taxon, review.seed, review.seq desc`.execute(db);
  return rows;
}
