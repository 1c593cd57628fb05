import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import type { Binaries } from './find-binaries.ts';
import { account, dataIn, homeIn, passwordIn } from './home.ts';
import type { RunAs } from './run-as.ts';

/**
 * Makes the database's folder if there is none. It is made under another name and renamed when it
 * is complete and on disk: a kill in between leaves nothing that looks like a database.
 */
export async function initFolder(binaries: Binaries, as: RunAs, dataDir: string): Promise<boolean> {
  const home = homeIn(dataDir);
  if (existsSync(home)) return false;
  for (const name of readdirSync(dataDir).filter((name) => name.startsWith('unfinished-'))) {
    // where an initdb does not die with its app, it may be at work in there for another moment
    const patiently = { maxRetries: 20, retryDelay: 100 };
    rmSync(path.join(dataDir, name), { recursive: true, force: true, ...patiently });
  }
  const unfinished = path.join(dataDir, `unfinished-${process.pid}`);
  mkdirSync(dataIn(unfinished), { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordIn(unfinished), password + '\n', { mode: 0o600 });
  for (const file of [unfinished, dataIn(unfinished), passwordIn(unfinished)]) {
    if (as.owner) chownSync(file, as.owner.uid, as.owner.gid);
  }
  await initdb(binaries, as, unfinished);
  renameSync(unfinished, home);
  syncFolder(dataDir);
  return true;
}

async function initdb(binaries: Binaries, as: RunAs, unfinished: string): Promise<void> {
  const child = as.start(
    'initdb',
    unfinished,
    (folder) => [
      `--pgdata=${dataIn(folder)}`,
      `--pwfile=${passwordIn(folder)}`,
      `--username=${account}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...locale(binaries.major)
    ],
    ['ignore', 'ignore', 'pipe']
  );
  let said = '';
  child.stderr?.on('data', (chunk) => (said += chunk));
  child.on('error', (error) => (said += error.message));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    const problem =
      said
        .trim()
        .split('\n')
        .find((line) => /error|FATAL/i.test(line)) ?? said.trim();
    throw new EmbeddedError(`The database's folder could not be made in ${unfinished}: ${problem}`);
  }
}

/**
 * The same whatever the machine speaks. With plain C, lower() would leave Қ as it is; the builtin
 * provider came with 17, before that the system's C.UTF-8 is nearest.
 */
function locale(major: number): string[] {
  if (major < 17) return ['--locale=C.UTF-8'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

/** A rename is on disk when its folder is. Windows cannot open folders, and need not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
