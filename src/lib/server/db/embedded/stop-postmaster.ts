import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedError } from './embedded-error.ts';
import { runningPostmaster } from './home.ts';

/** Ends open transactions and writes everything down: the next start needs no recovery. */
const fast = 'SIGINT';
/** Stops where it is; the next start reads the log. Nothing acknowledged is lost. */
const immediate = 'SIGQUIT';

/**
 * Stops the server that runs on this folder, if one does; resolves when it is gone.
 * Used for our own and for what a killed app left behind.
 */
export async function stopPostmaster(home: string, patience = 20_000): Promise<void> {
  for (const [signal, wait] of [
    [fast, patience],
    [immediate, 5_000],
    ['SIGKILL', 5_000]
  ] as const) {
    const server = runningPostmaster(home);
    if (!server) return;
    try {
      process.kill(server.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw new EmbeddedError(
        `A database (process ${server.pid}) of another user still runs in ${home}: stop it first, or start Hornbook as that user.`
      );
    }
    for (const end = Date.now() + wait; Date.now() < end; await sleep(20)) {
      if (!runningPostmaster(home)) return;
    }
  }
}
