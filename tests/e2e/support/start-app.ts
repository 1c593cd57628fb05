import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#lib/server/db/embedded/start-embedded.ts';

/**
 * Playwright's global set-up: the app as `npm start` runs it, with the demo agency, on a database
 * of its own. Tests reach that database through E2E_DATABASE_URL, to make people of their own.
 * Where that is set already, an app runs on E2E_PORT with that database and is used as it is.
 */
export default async function startApp(): Promise<() => Promise<void>> {
  if (process.env.E2E_DATABASE_URL) return async () => {};
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hornbook-e2e-'));
  const database = await startEmbedded({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  });
  process.env.E2E_DATABASE_URL = database.url;
  // tests make addresses of specimens as the app does
  process.env.SPECIMEN_KEY ??= randomBytes(32).toString('hex');
  const app = spawn(process.execPath, ['scripts/start.ts'], {
    env: {
      ...process.env,
      ...{
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        DEMO: '1',
        PORT: process.env.E2E_PORT || '4180',
        HOST: '127.0.0.1'
      },
      LOG_LEVEL: 'warn'
    },
    stdio: ['ignore', 'pipe', 'inherit']
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    app.stdout.on('data', (text) => {
      said += text;
      if (/Hornbook is at/.test(said)) resolve();
    });
    app.on('exit', (code) =>
      reject(new Error(`the app ended with ${code} before it served:\n${said}`))
    );
  });
  return async () => {
    app.removeAllListeners('exit');
    const ended = new Promise((resolve) => app.on('exit', resolve));
    app.kill('SIGTERM');
    await ended;
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
