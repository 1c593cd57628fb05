import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setEnv } from '#lib/server/env.ts';
import { drawInThread, endDrawing, mostWaiting } from '#lib/server/specimen/draw-in-thread.ts';
import { readStill, stillJob } from '#lib/server/specimen/read-still.ts';
import type { StillOrder } from '#lib/server/specimen/seal.ts';
import { stillAddress } from '#lib/server/specimen/still-address.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { testDatabase } from '../../support/database.ts';

let db: Db;
let folder: string;
const revision = 'ab'.repeat(32);
const order: StillOrder = {
  ...{ revision, taxon: 'saiga_tatarica', seed: 4711, view: 'front', setting: 3, tone: 'any' }
};
const small = { width: 450, format: 'webp' } as const;

beforeAll(async () => {
  ({ db } = await testDatabase());
  folder = await mkdtemp(path.join(tmpdir(), 'stills-'));
  setEnv({ DATA_DIR: folder, SPECIMEN_KEY: 'k'.repeat(32) });
  const now = new Date('2026-11-23T12:00:00Z');
  await db.insertInto('course').values({ id: 'horn', created_at: now }).execute();
  await db
    .insertInto('revision')
    .values({ id: revision, course_id: 'horn', number: 1, published_at: now })
    .execute();
  const body = await readFile('courses/taxa/saiga_tatarica.yaml', 'utf8');
  const file = { revision_id: revision, path: 'taxa/saiga_tatarica.yaml', body };
  await db.insertInto('revision_file').values(file).execute();
});
afterAll(async () => {
  await endDrawing();
  await rm(folder, { recursive: true });
});

test('an address gives its picture, drawn once and then kept', async () => {
  const address = path.basename(stillAddress(order));
  const first = await readStill(db, address, small);
  expect(first).toMatchObject({ kind: 'still' });
  await endDrawing();
  const began = performance.now();
  expect(await readStill(db, address, small)).toEqual(first);
  expect(performance.now() - began).toBeLessThan(100);
});

describe('there is no such picture', () => {
  const unknown = { kind: 'refused', reason: 'unknown' };
  test.each(['', '4711', 'saiga_tatarica-4711', 'A'.repeat(208)])('at "%s"', async (address) => {
    expect(await readStill(db, address, small)).toEqual(unknown);
  });
  test('of a taxon that is not drawn, or of another revision', async () => {
    for (const other of [{ taxon: 'homo_sapiens' }, { revision: 'cd'.repeat(32) }]) {
      const address = path.basename(stillAddress({ ...order, ...other }));
      expect(await readStill(db, address, small)).toEqual(unknown);
    }
  });
});

test('the server goes on answering while pictures are drawn', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  const drawn = await readStill(db, path.basename(stillAddress({ ...order, seed: 8 })), small);
  clearInterval(timer);
  expect(drawn.kind).toBe('still');
  // drawn here instead of in a thread of its own, nothing else would have had a turn meanwhile
  expect(turns).toBeGreaterThan(10);
});

test('too many at once are turned away, not piled up', async () => {
  const job = await stillJob(db, order, small);
  const asked = Array.from({ length: mostWaiting + 3 }, () => drawInThread(job!));
  const turnedAway = await Promise.all(asked.slice(mostWaiting));
  expect(turnedAway).toEqual([null, null, null]);
  const rest = Promise.allSettled(asked);
  await endDrawing();
  expect((await rest).filter(({ status }) => status === 'rejected').length).toBeGreaterThan(20);
});
