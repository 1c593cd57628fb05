import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';

/** Where things lie in the data folder. `home` is made at once, by one rename, or not at all. */
export const homeIn = (dataDir: string) => path.join(dataDir, 'postgres');
export const dataIn = (home: string) => path.join(home, 'data');
export const passwordIn = (home: string) => path.join(home, 'password');
export const logIn = (home: string) => path.join(home, 'log');

/** The one account of the embedded database; the app uses the database that initdb makes. */
export const account = 'hornbook';

export function urlOf(home: string, port: number): string {
  const password = readFileSync(passwordIn(home), 'utf8').trim();
  return `postgres://${account}:${password}@127.0.0.1:${port}/postgres`;
}

export interface Postmaster {
  pid: number;
  port: number;
  /** Accepts connections: not still recovering, not already stopping. */
  ready: boolean;
}

/** The server that says in its pid file that it runs on this folder, if that is still true. */
export function runningPostmaster(home: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(dataIn(home), 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!(pid > 1) || !isPostgresOf(home, pid)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Process ids are used again: a process counts only if it is a PostgreSQL of this folder. */
function isPostgresOf(home: string, pid: number): boolean {
  if (process.platform === 'win32') {
    return run('tasklist', ['/FI', `PID eq ${pid}`]).stdout.includes('postgres');
  }
  if (process.platform !== 'linux') {
    return run('ps', ['-o', 'command=', '-p', String(pid)]).stdout.includes('postgres');
  }
  try {
    // a killed process that nobody waited for has no command line any more
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')) return false;
    const [its, ours] = [statSync(`/proc/${pid}/cwd`), statSync(dataIn(home))];
    return its.ino === ours.ino && its.dev === ours.dev;
  } catch (error) {
    // another user's process: we may not look, so we believe the pid file
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}
