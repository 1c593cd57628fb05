import { PgBoss } from 'pg-boss';
import { env } from '#lib/server/env.ts';
import { log } from '#lib/server/log.ts';

const queues = {
  // a mail server that is away for a day loses nothing: 30 s, 1 min, 2 min … up to 2 hours apart
  mail: { retryLimit: 20, retryDelay: 30, retryBackoff: true, retryDelayMax: 2 * 60 * 60 },
  // what people typed is not kept longer than it is of use
  reset: { retryLimit: 3, retryDelay: 5, deleteAfterSeconds: 60 * 60 },
  tidy: { retryLimit: 0 },
  standings: { retryLimit: 0 },
  subscriptions: { retryLimit: 0 },
  sending: { retryLimit: 8, retryDelay: 60, retryBackoff: true, expireInSeconds: 15 * 60 },
  tasks: { retryLimit: 3, retryDelay: 60, retryBackoff: true },
  reminders: { retryLimit: 2, retryDelay: 300, expireInSeconds: 60 * 60 },
  // what is left undone by a killed process is taken up at the next start
  erase: { retryLimit: 0 },
  'import-check': { retryLimit: 0, expireInSeconds: 60 * 60 },
  'import-run': { retryLimit: 0, expireInSeconds: 60 * 60 }
};
export type Queue = keyof typeof queues;

// as with the database: one per process, whatever copy of this module asks
const place = globalThis as typeof globalThis & { hornbookBoss?: Promise<PgBoss> | undefined };

/**
 * pg-boss of this process, started on first use. It makes and upgrades its own schema `pgboss`
 * under its own lock, and holds two connections besides ours.
 */
export function boss(): Promise<PgBoss> {
  return (place.hornbookBoss ??= start().catch((error: unknown) => {
    place.hornbookBoss = undefined;
    throw error;
  }));
}

/** Lets jobs under way end (at most 10 s) and closes the connections. */
export async function stopBoss(): Promise<void> {
  const running = place.hornbookBoss;
  place.hornbookBoss = undefined;
  const started = await running?.catch(() => undefined);
  await started?.stop({ timeout: 10_000 });
}

async function start(): Promise<PgBoss> {
  const started = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: 'hornbook jobs',
    max: 2
  });
  // it keeps trying; without a listener an error would end the process
  started.on('error', (error) => log().error({ err: error }, 'jobs'));
  await started.start();
  for (const [name, options] of Object.entries(queues)) await started.createQueue(name, options);
  return started;
}
