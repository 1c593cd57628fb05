import {
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync
} from 'node:fs';
import path from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import { findBinaries, type Binaries } from './find-binaries.ts';
import { dataIn, homeIn, urlOf } from './home.ts';
import { initFolder } from './init-folder.ts';
import { launchServer } from './launch-server.ts';
import { lockFolder } from './lock-folder.ts';
import { runAs, type RunAs } from './run-as.ts';
import { stopPostmaster } from './stop-postmaster.ts';
import { supervise } from './supervise.ts';

export interface EmbeddedOptions {
  dataDir: string;
  /** 0 or absent: any free one. */
  port?: number;
  /** Folder with the programs of another PostgreSQL, 15 or later; absent: the packaged one. */
  bin?: string;
  /** Further server settings, for tests. */
  settings?: Record<string, string>;
  tell?: { restarted(how: string): void; giveUp(why: Error): void };
}

export interface Embedded {
  url: string;
  port: number;
  /** Of the postmaster now; changes when it had to be started again. */
  readonly pid: number;
  /** The server belongs to another process: `stop` leaves it alone. */
  adopted: boolean;
  /** The folder was made by this start. */
  fresh: boolean;
  how: RunAs['how'] | 'adopted';
  stop(): Promise<void>;
}

/**
 * Starts the database in `dataDir` for this process alone, and keeps it running until `stop`.
 * A server left behind by a killed app is stopped first. Throws EmbeddedError, in one sentence.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = makeDataDir(path.resolve(options.dataDir));
  const unlock = lockFolder(dataDir);
  try {
    const binaries = findBinaries(options.bin);
    const as = runAs(binaries, dataDir);
    const home = homeIn(dataDir);
    const fresh = await initFolder(binaries, as, dataDir);
    checkVersion(home, binaries);
    await stopPostmaster(home);
    if (as.owner) giveTo(home, as.owner);
    const start = (port: number) => launchServer(as, home, { port, settings: options.settings });
    const first = await start(options.port ?? 0);
    const supervised = supervise(home, first, start, options.tell ?? quiet);
    return {
      url: urlOf(home, first.port),
      port: first.port,
      get pid() {
        return supervised.server.pid;
      },
      adopted: false,
      fresh,
      how: as.how,
      async stop() {
        await supervised.stop();
        unlock();
      }
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

const quiet = { restarted() {}, giveUp() {} };

/**
 * Only its owner may look into the data folder. Root's is made passable, not readable, because the
 * database runs as another user; its own folder inside is closed to all but that user.
 */
function makeDataDir(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    throw new EmbeddedError(
      `The data folder ${dataDir} cannot be made (${(error as Error).message}): set DATA_DIR to a folder that can be written to.`
    );
  }
  return dataDir;
}

function checkVersion(home: string, binaries: Binaries): void {
  const file = path.join(dataIn(home), 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown';
  if (version === String(binaries.major)) return;
  throw new EmbeddedError(
    `The database in ${home} is of PostgreSQL ${version}, the installed one is ${binaries.major}: back it up with the Hornbook that wrote it (npm run backup), and restore it into a new data folder.`
  );
}

/** A folder once made by another user, or as root in another way, gets its present owner. */
function giveTo(home: string, { uid, gid }: { uid: number; gid: number }): void {
  if (statSync(home).uid === uid && statSync(dataIn(home)).uid === uid) return;
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(home, name), uid, gid);
  }
  chownSync(home, uid, gid);
}
