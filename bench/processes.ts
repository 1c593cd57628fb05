import { fork, type ChildProcess } from 'node:child_process';
import type { BareTask } from './bare.ts';

const children: ChildProcess[] = [];

/** Connections of the app and of the bare server alike. */
const pool = 10;

/** The built app on a port, in a process that can be asked (app.ts). `hear`: of its log. */
export function startApp(
  url: string,
  port: number,
  hear?: (text: string) => void
): Promise<ChildProcess> {
  const env = {
    ...{ DATABASE_URL: url, DATABASE_POOL: String(pool), PORT: String(port), HOST: '127.0.0.1' },
    ...{ LOG_LEVEL: hear ? 'info' : 'warn', DEMO: '0', NODE_ENV: 'production' }
  };
  return start('bench/app.ts', env, undefined, hear);
}

export function startBare(task: Omit<BareTask, 'pool'>): Promise<ChildProcess> {
  return start('bench/bare.ts', { NODE_ENV: 'production' }, { ...task, pool });
}

/** Asks a process of ours; it answers with one message. */
export function ask<T>(process: ChildProcess, what: string): Promise<T> {
  return new Promise((resolve) => {
    process.once('message', (answer) => resolve(answer as T));
    process.send(what);
  });
}

export function endChildren(): void {
  for (const child of children) child.kill();
}

async function start(
  script: string,
  env: Record<string, string>,
  task?: object,
  hear?: (text: string) => void
): Promise<ChildProcess> {
  const child = fork(script, {
    ...{ env: { ...process.env, ...env }, serialization: 'advanced', silent: Boolean(hear) }
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => hear?.(text));
  child.stderr?.pipe(process.stderr);
  children.push(child);
  if (task) child.send(task);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  return child;
}
