import { freshnessOf, type Freshness } from '#lib/domain/practice/freshness.ts';
import type { Db } from '#lib/server/db/schema.ts';

/**
 * How fresh somebody's skill in a course is. Whoever may see the person's certificate may see this:
 * the caller has found that out. One statement.
 */
export async function holderFreshness(
  db: Db,
  { personId, courseId }: { personId: string; courseId: string },
  now: Date
): Promise<Freshness> {
  const cards = await db
    .selectFrom('review_card')
    .select(['stability', 'reviewed_at as reviewedAt'])
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .execute();
  return freshnessOf(cards, now);
}
