import { verdicts } from '#lib/domain/import/judge-row.ts';
import type { ImportRow } from '#lib/domain/import/shown-import.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { findImport, importRows, importRowsOnAPage, unitPaths } from './queries.ts';

/** What the page of an import shows: how it stands, a page of its rows, the units they name. */
export async function openImport(db: Db, id: string, of: string | null, search: URLSearchParams) {
  const one = await findImport(db, id, of);
  if (!one) return null;
  const verdict = verdicts.find((known) => known === search.get('verdict')) ?? null;
  const after = /^\d{1,7}$/.test(search.get('after') ?? '') ? Number(search.get('after')) : -1;
  const most = importRowsOnAPage + 1;
  const rows = await importRows(db, id, { verdict, after, most });
  const shown = rows.slice(0, importRowsOnAPage);
  const next = rows.length > shown.length ? shown.at(-1)!.line : null;
  return { one, rows: shown, verdict, after, next, paths: await unitPaths(db, unitsIn(shown)) };
}

/** The ids of the units that rows speak of. */
export function unitsIn(rows: readonly ImportRow[]): string[] {
  return rows.flatMap(({ before, after }) =>
    [before?.unitId, after?.unitId].filter((id): id is string => !!id)
  );
}
