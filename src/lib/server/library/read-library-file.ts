import type { Db, Tx } from '#lib/server/db/schema.ts';
import { libraryFile } from './queries.ts';

export type ReadFile<T> = { hash: string; read: T };

type Kept = { hash: string; read: unknown; at: number };
const place = globalThis as typeof globalThis & { hornbookLibrary?: Map<string, Kept> };

/**
 * A file of the library, read; what was read stays in memory as long as the file is the same. One
 * statement, and none where it was asked for within `freshFor` milliseconds before `now`. null: there is
 * no such file, or it cannot be used.
 */
export async function readLibraryFile<T>(
  db: Db | Tx,
  path: string,
  read: (text: string) => T | null,
  fresh?: { freshFor: number; now: Date }
): Promise<ReadFile<T> | null> {
  const cache = (place.hornbookLibrary ??= new Map());
  const known = cache.get(path);
  if (known && fresh && fresh.now.getTime() - known.at < fresh.freshFor) return given(known);
  const file = await libraryFile(db, path);
  const hash = file?.hash ?? '';
  const same = known?.hash === hash;
  const now = {
    hash,
    read: same ? known.read : file && read(file.body),
    at: fresh?.now.getTime() ?? known?.at ?? 0
  };
  cache.set(path, now);
  return given(now);

  function given({ hash, read }: Kept): ReadFile<T> | null {
    return read ? { hash, read: read as T } : null;
  }
}
