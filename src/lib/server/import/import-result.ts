import type { ImportRow, ShownImport } from '#lib/domain/import/shown-import.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsIn } from './open-import.ts';
import { allImportRows, findImport, unitPaths } from './queries.ts';

export interface ImportResult {
  one: ShownImport;
  /** Every row with its verdict, some at a time, and the units that they name. */
  pages: AsyncGenerator<{ rows: ImportRow[]; paths: Record<string, string> }>;
}

/** What became of every row; `of`: whose import it must be. Null: there is none. */
export async function importResult(
  db: Db,
  id: string,
  of: string | null
): Promise<ImportResult | null> {
  const one = await findImport(db, id, of);
  return one && { one, pages: pagesOf(db, id) };
}

async function* pagesOf(db: Db, id: string) {
  for await (const rows of allImportRows(db, id))
    yield { rows, paths: await unitPaths(db, unitsIn(rows)) };
}
