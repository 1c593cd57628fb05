import { sayClock } from '#lib/domain/time/say-time.ts';
import { agencyTimeZone } from '#lib/server/standing/agency-day.ts';

/** The agency's hour of a moment, 0 to 23. */
export const agencyHour = (at: Date): number =>
  Number(sayClock(at, { language: 'en', timeZone: agencyTimeZone() }).slice(0, 2));
