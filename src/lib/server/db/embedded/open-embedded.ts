import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderInUseError } from './embedded-error.ts';
import { homeIn, runningPostmaster, urlOf } from './home.ts';
import { startEmbedded, type Embedded, type EmbeddedOptions } from './start-embedded.ts';

/**
 * For commands: uses the database of the running app if there is one, else starts it for as long as
 * the command takes. Throws EmbeddedError.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = homeIn(path.resolve(options.dataDir));
  for (const end = Date.now() + 30_000; ; await sleep(100)) {
    try {
      return await startEmbedded(options);
    } catch (error) {
      if (!(error instanceof FolderInUseError)) throw error;
      const server = runningPostmaster(home);
      if (server?.ready) return borrowed(home, server);
      if (Date.now() > end) throw error;
    }
  }
}

function borrowed(home: string, { pid, port }: { pid: number; port: number }): Embedded {
  const url = urlOf(home, port);
  return { url, port, pid, adopted: true, fresh: false, how: 'adopted', async stop() {} };
}
