import { resultWords } from '#lib/components/import/result-words.ts';
import { csvStream } from '#lib/server/csv-stream.ts';
import { getDb } from '#lib/server/db/database.ts';
import { unitsIn } from '#lib/server/import/open-import.ts';
import { allImportRows, findImport, unitPaths } from '#lib/server/import/queries.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { RequestHandler } from './$types';

/** Every row with its verdict and reason, as they come: memory does not grow with the file. */
export const GET: RequestHandler = async (event) => {
  requireRole(event, 'administrator');
  const id = event.params.import;
  found(await findImport(getDb(), id, null));
  // words are chosen by the request's language, and a stream is read after it
  const words = resultWords(event.locals.language);
  return new Response(csvStream(rows(id, words)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="hornbook-import-${id.slice(0, 8)}.csv"`,
      'cache-control': 'no-store'
    }
  });
};

async function* rows(id: string, { heads, cells }: ReturnType<typeof resultWords>) {
  yield [heads];
  for await (const some of allImportRows(getDb(), id)) {
    const paths = await unitPaths(getDb(), unitsIn(some));
    yield some.map((row) => cells(row, paths));
  }
}
