import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '#lib/server/db/schema.ts';
import { sha256 } from './token.ts';

const minute = 60;

/**
 * How often, in how many seconds. Counted in PostgreSQL, so that many processes agree. An account
 * is limited per address first, lest a stranger lock its owner out by guessing; the wider limits
 * stop guessing from many addresses and many accounts from one (a post shares one address).
 */
const limits = {
  'sign-in-account-at-address': { points: 10, duration: 15 * minute },
  'sign-in-account': { points: 60, duration: 60 * minute },
  'sign-in-address': { points: 100, duration: 15 * minute },
  'reset-account': { points: 3, duration: 60 * minute },
  'reset-address': { points: 30, duration: 60 * minute },
  // a court's clerks share one address; a code of 80 bits is not found by trying anyway
  'verify-address': { points: 60, duration: 10 * minute },
  'password-change': { points: 10, duration: 15 * minute }
};

export type Limit = keyof typeof limits;

/** Takes one try. Null when there was one, else the minutes until there is one again. */
export async function takeTry(db: Db, limit: Limit, about: string): Promise<number | null> {
  try {
    await limiter(db, limit).consume(sha256(about.toLowerCase()));
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 60_000));
  }
}

/** Gives all tries back: it was the right person. */
export async function giveTriesBack(db: Db, limit: Limit, about: string): Promise<void> {
  await limiter(db, limit).delete(sha256(about.toLowerCase()));
}

/** Gives one try back, where others share the count. */
export async function giveTryBack(db: Db, limit: Limit, about: string): Promise<void> {
  await limiter(db, limit).reward(sha256(about.toLowerCase()));
}

function limiter(db: Db, limit: Limit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    ...limits[limit],
    keyPrefix: limit,
    tableName: 'rate_limit',
    tableCreated: true,
    // expired rows are swept by a job, not by a timer in each process
    clearExpiredByTimeout: false,
    storeType: 'client',
    storeClient: {
      async query({ text, values }: { text: string; values: unknown[] }) {
        const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
        return { rows, rowCount: rows.length };
      }
    }
  });
}
