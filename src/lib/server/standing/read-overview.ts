import type { Count } from '#lib/domain/standing/overview.ts';
import type { OverviewQuery } from '#lib/domain/standing/overview-query.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';
import { agencyDay } from './agency-day.ts';
import { readReadiness, type ReadinessOfUnits } from '#lib/server/recognition/read-readiness.ts';
import { lastHeard } from '#lib/server/unit/last-heard.ts';
import { countsOn } from './queries.ts';
import { readPosts, type Posts } from './read-posts.ts';
import { readTrend, trendDays, type TrendPoint } from './read-trend.ts';
import { settle } from './settle.ts';
import { unitsNear, type Near } from './units-near.ts';

export interface Overview extends Near {
  counts: Count[];
  posts: Posts;
  trend: TrendPoint[];
  /** By unit; of today only. */
  heard: Map<string, Date>;
  /** What may be told of recognition, of about now. */
  readiness: ReadinessOfUnits;
  /** Some changes of the last minute are not in the figures yet. */
  behind: boolean;
}

/** So many changes are settled while a reader waits; a bulk of them is left to the job. */
const atMost = 50;

/**
 * What a manager sees of a unit on a day; null: there is no such unit, or it is not theirs. Seven
 * statements of a few milliseconds, whatever the size of the agency.
 */
export async function readOverview(
  db: Db,
  manager: Pick<SignedIn, 'roles'>,
  query: OverviewQuery
): Promise<Overview | null> {
  const { left } = await settle(db, query.now, { atMost });
  const near = await unitsNear(db, manager, query.unit);
  if (!near) return null;
  const ids = [near.unit, ...near.below].map(({ id }) => id);
  const [counts, posts, trend, readiness] = await Promise.all([
    countsOn(db, ids, query.on),
    readPosts(db, ids, query),
    readTrend(db, near.unit.id, trendDays(query.on), query.course),
    readReadiness(db, ids, query.group)
  ]);
  const heard = await lastHeard(db, [...ids, ...posts.pressing.map(({ id }) => id)]);
  return { ...near, counts, posts, trend, heard, readiness, behind: left };
}

/** The day that an address names, at the latest today. */
export function dayAsked(text: string | null, read: (text: string) => Day | null, now: Date): Day {
  const today = agencyDay(now);
  const day = text ? read(text) : null;
  return day && day < today ? day : today;
}
