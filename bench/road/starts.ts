import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { print } from '../print.ts';

/** From the command to the first page: with an empty data folder, and once more. */
export async function measureStarts(port: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hornbook-start-'));
  const env = { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1' };
  print('first_start_s', await measure(env, port), 's');
  print('second_start_s', await measure(env, port), 's');
  // npm ends before the database it started
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

async function measure(env: NodeJS.ProcessEnv, port: number): Promise<number> {
  const began = performance.now();
  const app = spawn('npm', ['start'], { env, stdio: 'ignore', detached: true });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 20));
  const seconds = (performance.now() - began) / 1000;
  const ended = new Promise((resolve) => app.on('exit', resolve));
  process.kill(-(app.pid ?? 0), 'SIGTERM');
  await ended;
  return seconds;
}

async function answers(port: number): Promise<boolean> {
  const page = await fetch(`http://127.0.0.1:${port}/sign-in`).catch(() => null);
  return page?.ok === true && (await page.text()).length > 0;
}
