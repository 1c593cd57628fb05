import { getDb } from '#lib/server/db/database.ts';
import { log } from '#lib/server/log.ts';
import { coursesOf } from './course-loader.ts';
import { finishOverdue } from './finish-overdue.ts';

const seconds = 30;
const place = globalThis as typeof globalThis & { hornbookSweep?: NodeJS.Timeout };

/**
 * Closes attempts whose time ran out, every half minute, while this process serves: who never comes
 * back gets the result, and a manager sees it. Every process may do it; the lock on the attempt lets
 * each be closed once. The timer does not keep the process alive.
 */
export function sweepOverdue(): void {
  clearInterval(place.hornbookSweep);
  place.hornbookSweep = setInterval(() => {
    finishOverdue(getDb(), coursesOf(getDb()), new Date()).catch((err: unknown) =>
      log().error({ err }, 'attempts whose time is over could not be closed')
    );
  }, seconds * 1000).unref();
}
