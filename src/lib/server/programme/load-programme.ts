import type { Programme } from '#lib/domain/programme/programme.ts';
import { readProgramme } from '#lib/domain/programme/read-programme.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { readLibraryFile } from '#lib/server/library/read-library-file.ts';

/** The programme as it was published last; null: there is none. One statement. */
export async function loadProgramme(db: Db | Tx): Promise<Programme | null> {
  const read = (text: string) => readProgramme(text, () => {});
  return (await readLibraryFile(db, 'programme.yaml', read))?.read ?? null;
}
