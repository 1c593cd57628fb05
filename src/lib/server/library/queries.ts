import type { Db, Tx } from '#lib/server/db/schema.ts';

/** A file of the library as it was published last; null: it never was. One statement. */
export async function libraryFile(
  db: Db | Tx,
  path: string
): Promise<{ number: number; hash: string; body: string } | null> {
  const row = await db
    .selectFrom('library_file')
    .select(['number', 'hash', 'body'])
    .where('path', '=', path)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
