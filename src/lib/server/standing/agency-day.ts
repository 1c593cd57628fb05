import { isoDay } from '#lib/domain/time/say-time.ts';
import type { Day } from '#lib/domain/time/day.ts';
import { env } from '#lib/server/env.ts';

/** The zone whose midnights part the days of all figures. */
export const agencyTimeZone = (): string => env().AGENCY_TIME_ZONE;

/** The agency's calendar day of a moment. */
export const agencyDay = (at: Date): Day => isoDay(at, agencyTimeZone());
