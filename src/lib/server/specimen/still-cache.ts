import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Pictures that were drawn already, in a folder: named by a hash of what they were made from, so what
 * is there is always right. Anything may be deleted at any time.
 */
export type StillCache = { folder: string; mostBytes: number };

/** Name of what would be drawn from `made`; the same on every machine. */
export const stillName = (made: unknown) =>
  createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 40);

export async function findStill({ folder }: StillCache, name: string): Promise<Buffer | null> {
  const file = fileOf(folder, name);
  const found = await readFile(file).catch(() => null);
  // asked for: the last to go when room is needed
  if (found) void utimes(file, new Date(), new Date()).catch(() => {});
  return found;
}

export async function keepStill(cache: StillCache, name: string, bytes: Buffer): Promise<void> {
  const file = fileOf(cache.folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  // readers see all of it or nothing
  const whole = `${file}.${randomUUID()}`;
  await writeFile(whole, bytes);
  await rename(whole, file);
}

/** Deletes what was not asked for longest until nine tenths of the room are used. Costs a walk. */
export async function makeRoom({ folder, mostBytes }: StillCache): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => null);
      return found?.isFile() ? { file, bytes: found.size, used: found.mtimeMs } : null;
    })
  );
  const kept = files.filter((file) => file !== null).sort((a, b) => a.used - b.used);
  let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= mostBytes) return;
  for (const { file, bytes } of kept) {
    if (total <= 0.9 * mostBytes) return;
    await rm(file, { force: true });
    total -= bytes;
  }
}

const fileOf = (folder: string, name: string) => path.join(folder, name.slice(0, 2), name);
