import { setTimeout as sleep } from 'node:timers/promises';
import { stopPostmaster } from './stop-postmaster.ts';
import type { Server } from './launch-server.ts';

export interface Supervised {
  readonly server: Server;
  stop(): Promise<void>;
}

/**
 * Keeps the database running while the app does: when it dies it is started again on the same port,
 * so that the pool's next connection finds it. Requests under way fail; what was acknowledged is
 * there. A database that dies five times in a minute is given up: `giveUp` is told, once.
 */
export function supervise(
  home: string,
  first: Server,
  start: (port: number) => Promise<Server>,
  tell: { restarted(how: string): void; giveUp(why: Error): void }
): Supervised {
  let server = first;
  let stopping = false;
  let work: Promise<void> = Promise.resolve();
  const deaths: number[] = [];
  // an app that ends without stopping us takes the database along where pdeathsig is unknown
  const atExit = () => server.child.kill('SIGINT');
  process.once('exit', atExit);
  watch(first);

  return {
    get server() {
      return server;
    },
    async stop() {
      stopping = true;
      process.removeListener('exit', atExit);
      await work;
      await stopPostmaster(home);
    }
  };

  function watch(watched: Server): void {
    watched.child.once('exit', (code, signal) => {
      if (!stopping) work = restart(watched.port, signal ?? `exit ${code}`);
    });
  }

  async function restart(port: number, how: string): Promise<void> {
    const minute = 60_000;
    deaths.push(Date.now());
    const recent = deaths.filter((time) => time > Date.now() - minute).length;
    if (recent > 5) return tell.giveUp(new Error(`The database died ${recent} times in a minute.`));
    if (recent > 2) await sleep(500 * recent);
    if (stopping) return;
    try {
      server = await start(port);
      watch(server);
      tell.restarted(how);
    } catch (error) {
      tell.giveUp(error as Error);
    }
  }
}
