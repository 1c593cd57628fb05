import type { ChildProcess } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedError } from './embedded-error.ts';
import { dataIn, logIn, runningPostmaster } from './home.ts';
import type { RunAs } from './run-as.ts';

export interface Server {
  child: ChildProcess;
  pid: number;
  port: number;
}

export interface LaunchOptions {
  /** 0: any free one. */
  port: number;
  /** Further `-c name=value`, for tests. */
  settings?: Record<string, string>;
}

/** Starts the server on a folder and waits until it accepts connections. Throws EmbeddedError. */
export async function launchServer(
  as: RunAs,
  home: string,
  { port, settings = {} }: LaunchOptions
): Promise<Server> {
  // after a kill the old server's children take a moment to leave; a free port may be gone again
  const began = Date.now();
  for (; ; await sleep(100)) {
    const asked = port || (await freePort());
    const outcome = await tryOnce(as, home, asked, settings);
    if (typeof outcome !== 'string') return outcome;
    const mayPass = /lock file .* already exists|shared memory block|is still in use/.test(outcome);
    const portTaken = /Address already in use|could not bind/.test(outcome);
    const waited = Date.now() - began;
    if (mayPass && waited < 30_000) continue;
    if (portTaken && waited < (port ? 3_000 : 30_000)) continue;
    throw new EmbeddedError(
      portTaken
        ? `Port ${asked} is taken by another program: set DATABASE_PORT to a free one, or leave it unset.`
        : `The database in ${home} does not start (${reason(outcome)}): its log is ${logIn(home)}.`
    );
  }
}

async function tryOnce(
  as: RunAs,
  home: string,
  port: number,
  settings: Record<string, string>
): Promise<Server | string> {
  const { handle, size } = openLog(logIn(home), as);
  const all = { ...always, ...settings };
  const child = as.start(
    'postgres',
    home,
    (folder) =>
      ['-D', dataIn(folder), '-p', String(port)].concat(
        Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      ),
    ['ignore', handle, handle]
  );
  closeSync(handle);
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended ??= `ended by ${signal ?? `exit ${code}`}`));
  // reading the log after a kill may take minutes: as long as it lives, it is at work
  while (ended === undefined) {
    const server = runningPostmaster(home);
    if (server?.ready && server.port === port) return { child, pid: server.pid, port };
    await sleep(15);
  }
  return readFileSync(logIn(home)).subarray(size).toString('utf8') || ended;
}

/** Said on the command line, where no settings file can undo it. */
const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  logging_collector: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C'
};

/** Opened by us, so that the database may write it wherever it lies; kept below some megabytes. */
function openLog(file: string, { owner }: RunAs): { handle: number; size: number } {
  const most = 5_000_000;
  try {
    if (statSync(file).size > most) renameSync(file, file + '.old');
  } catch {
    // the first start has none
  }
  const handle = openSync(file, 'a', 0o600);
  if (owner) fchownSync(handle, owner.uid, owner.gid);
  return { handle, size: statSync(file).size };
}

function reason(log: string): string {
  const lines = log.trim().split('\n');
  const line = lines.find((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
