import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { findBinaries } from '#lib/server/db/embedded/find-binaries.ts';
import { homeIn, runningPostmaster } from '#lib/server/db/embedded/home.ts';
import { launchServer } from '#lib/server/db/embedded/launch-server.ts';
import { openEmbedded } from '#lib/server/db/embedded/open-embedded.ts';
import { runAs } from '#lib/server/db/embedded/run-as.ts';
import { startEmbedded } from '#lib/server/db/embedded/start-embedded.ts';

const bin = process.env.TEST_POSTGRES_BIN || undefined;
const root = path.join(os.tmpdir(), `hornbook-embedded-${randomUUID()}`);
mkdirSync(root, { mode: 0o711 });
afterAll(() => rm(root, { recursive: true, force: true }));

// one folder serves the tests that need no new one, each leaving it stopped
const dataDir = path.join(root, 'data');

test('the database never runs as root, and its folder is closed to others', async () => {
  const server = await startEmbedded({ dataDir, bin });
  expect(uidOf(server.pid)).not.toBe(0);
  expect(statSync(homeIn(dataDir)).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(homeIn(dataDir), 'password')).mode & 0o777).toBe(0o600);
  await server.stop();
  expect(runningPostmaster(homeIn(dataDir))).toBeNull();
});

test('a folder that only root may enter, with letters and spaces in its name', async () => {
  const closed = path.join(root, 'только для меня');
  mkdirSync(closed, { mode: 0o700 });
  const server = await startEmbedded({ dataDir: path.join(closed, 'data 羚'), bin });
  expect(uidOf(server.pid)).not.toBe(0);
  expect(await value(server.url, `select lower('ҚӘӨ')`)).toBe('қәө');
  await server.stop();
});

test('the same in a container where root may not mount', async () => {
  const closed = path.join(root, 'без прав');
  mkdirSync(closed, { mode: 0o700 });
  const weak =
    process.getuid?.() === 0 ? 'setpriv --bounding-set=-sys_admin --inh-caps=-sys_admin' : '';
  const [file = '', ...args] = [...weak.split(' '), process.execPath].filter(Boolean);
  const app = spawn(file, [...args, 'tests/support/answering-app.ts', path.join(closed, 'data')]);
  const lines = createInterface({ input: app.stdout });
  const [first] = (await once(lines, 'line')) as [string];
  expect(first).toMatch(/^database \d+$/);
  expect(uidOf(Number(first.split(' ')[1]))).not.toBe(0);
  app.kill('SIGKILL');
  await once(app, 'exit');
});

test('what is acknowledged is on disk, whatever settings files say', async () => {
  const server = await startEmbedded({ dataDir, bin });
  await value(server.url, `alter system set fsync = off`);
  await server.stop();
  const again = await startEmbedded({ dataDir, bin });
  expect(await value(again.url, 'show fsync')).toBe('on');
  expect(await value(again.url, 'show synchronous_commit')).toBe('on');
  expect(await value(again.url, 'show full_page_writes')).toBe('on');
  await again.stop();
});

test('a second app on the folder ends in one sentence naming the folder and the process', async () => {
  const first = await startEmbedded({ dataDir, bin });
  const second = spawnSync(process.execPath, ['tests/support/answering-app.ts', dataDir], {
    encoding: 'utf8'
  });
  expect(second.status).not.toBe(0);
  expect(second.stderr).toContain(
    `The data folder ${dataDir} is in use by another Hornbook (process ${process.pid}): stop that one first, or set DATA_DIR to another folder.`
  );
  expect(await value(first.url, 'select 1')).toBe(1);
  await first.stop();
});

test('a command uses the database of the running app, and leaves it running', async () => {
  const app = await startEmbedded({ dataDir, bin });
  const borrowed = await openEmbedded({ dataDir, bin });
  expect(borrowed).toMatchObject({ adopted: true, pid: app.pid, url: app.url });
  await borrowed.stop();
  expect(await value(app.url, 'select 1')).toBe(1);
  await app.stop();
});

test('a server left behind by a killed app is stopped, and its rows are there', async () => {
  const binaries = findBinaries(bin);
  const left = await launchServer(runAs(binaries, dataDir), homeIn(dataDir), { port: 0 });
  const server = await startEmbedded({ dataDir, bin });
  expect(server.pid).not.toBe(left.pid);
  expect(left.child.exitCode ?? left.child.signalCode).not.toBeNull();
  await server.stop();
});

test('a killed database comes back on the same port', async () => {
  const told: string[] = [];
  const tell = { restarted: (how: string) => told.push(how), giveUp() {} };
  const server = await startEmbedded({ dataDir, bin, tell });
  const { port, pid } = server;
  process.kill(pid, 'SIGKILL');
  while (!told.length) await sleep(20);
  expect(told).toEqual(['SIGKILL']);
  expect(server.pid).not.toBe(pid);
  expect(server.port).toBe(port);
  expect(await value(server.url, 'select 1')).toBe(1);
  await server.stop();
});

test('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  const { port } = await new Promise<AddressInfo>((resolve) =>
    other.once('listening', () => resolve(other.address() as AddressInfo))
  );
  await expect(startEmbedded({ dataDir, bin, port })).rejects.toThrow(
    `Port ${port} is taken by another program: set DATABASE_PORT to a free one, or leave it unset.`
  );
  other.close();
});

test('a folder of another PostgreSQL is left as it is', async () => {
  const old = path.join(root, 'old');
  mkdirSync(path.join(homeIn(old), 'data'), { recursive: true });
  writeFileSync(path.join(homeIn(old), 'data', 'PG_VERSION'), '9.6\n');
  await expect(startEmbedded({ dataDir: old, bin })).rejects.toThrow(
    /is of PostgreSQL 9\.6, .* back it up/
  );
});

test('a folder that cannot be made says which setting to change', async () => {
  const file = path.join(root, 'file');
  writeFileSync(file, '');
  await expect(startEmbedded({ dataDir: path.join(file, 'data'), bin })).rejects.toThrow(
    /set DATA_DIR/
  );
});

function uidOf(pid: number): number {
  if (process.platform === 'linux') {
    return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  }
  return Number(spawnSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
}

async function value(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}
