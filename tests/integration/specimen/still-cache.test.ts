import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findStill, keepStill, makeRoom, stillName } from '#lib/server/specimen/still-cache.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'stills-'))));
afterEach(() => rm(folder, { recursive: true }));

const picture = Buffer.alloc(1000, 7);

test('what is kept is found by what it was made from', async () => {
  const cache = { folder, mostBytes: 1e6 };
  const name = stillName({ recipe: 1, width: 900 });
  expect(name).toBe(stillName({ recipe: 1, width: 900 }));
  expect(name).not.toBe(stillName({ recipe: 2, width: 900 }));
  expect(await findStill(cache, name)).toBeNull();
  await keepStill(cache, name, picture);
  expect(await findStill(cache, name)).toEqual(picture);
});

test('what was not asked for longest goes when room is needed', async () => {
  const cache = { folder, mostBytes: 5000 };
  const names = [1, 2, 3, 4, 5, 6, 7].map((n) => stillName(n));
  for (const [age, name] of names.entries()) {
    await keepStill(cache, name, picture);
    const file = path.join(folder, name.slice(0, 2), name);
    await utimes(file, new Date(1e9 + age * 1e6), new Date(1e9 + age * 1e6));
  }
  await makeRoom(cache);
  const left = (await readdir(folder, { recursive: true })).map((file) => path.basename(file));
  expect(left.filter((file) => names.includes(file)).sort()).toEqual(names.slice(3).sort());
});

test('a folder that is not there needs no room', async () => {
  await makeRoom({ folder: path.join(folder, 'none'), mostBytes: 1 });
  expect((await stat(folder)).isDirectory()).toBe(true);
});
