import { sql } from 'kysely';
import type { Verdict } from '#lib/domain/import/judge-row.ts';
import type { ImportRow, ListedImport, ShownImport } from '#lib/domain/import/shown-import.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** The last imports, newest first; of one person, or everybody's. */
export async function listImports(db: Db, of: string | null): Promise<ListedImport[]> {
  const rows = await db
    .selectFrom('people_import')
    .innerJoin('person', 'person.id', 'people_import.made_by')
    .select(['people_import.id', 'file_name as fileName', 'state', 'made_at as madeAt', 'counts'])
    .select('person.name as madeBy')
    .$if(of !== null, (row) => row.where('made_by', '=', of!))
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...row, counts: row.counts as ListedImport['counts'] }));
}

/** An import as its page shows it, without the file; null: there is none of this person's. */
export async function findImport(
  db: Db,
  id: string,
  of: string | null
): Promise<ShownImport | null> {
  const row = await db
    .selectFrom('people_import')
    .innerJoin('person', 'person.id', 'people_import.made_by')
    .select(['people_import.id', 'file_name as fileName', 'state', 'problem', 'reading', 'turn'])
    .select(['rows', 'progress', 'counts', 'made_at as madeAt', 'ended_at as endedAt'])
    .select(['cancel_at as cancelAt', 'person.name as madeBy'])
    .select([
      sql<boolean>`file is not null`.as('hasFile'),
      sql<number>`(select count(*)::int from people_import as other where other.id <> people_import.id
        and people_import.state = 'queued' and other.state in ('running', 'undoing'))`.as('before')
    ])
    .where('people_import.id', '=', id)
    .$if(of !== null, (rows) => rows.where('made_by', '=', of!))
    .executeTakeFirst();
  if (!row) return null;
  const { reading, counts, ...rest } = row;
  return {
    ...rest,
    reading: reading as ShownImport['reading'],
    counts: counts as ShownImport['counts']
  };
}

export const importRowsOnAPage = 100;

/** Rows of an import in the file's order, of one verdict or all, after a line. */
export async function importRows(
  db: Db,
  id: string,
  { verdict, after, most }: { verdict: Verdict | null; after: number; most: number }
): Promise<ImportRow[]> {
  const rows = await db
    .selectFrom('people_import_row')
    .select(['line', 'typed', 'verdict', 'why', 'person_id as personId', 'before', 'after'])
    .select('undone')
    .where('import_id', '=', id)
    .where('line', '>', after)
    .$if(verdict !== null, (row) => row.where('verdict', '=', verdict!))
    .orderBy('line')
    .limit(most)
    .execute();
  return rows as unknown as ImportRow[];
}

/** Every row, so many at a time: what the result file writes. Memory does not grow with the file. */
export async function* allImportRows(db: Db, id: string): AsyncGenerator<ImportRow[]> {
  for (let after = -1; ;) {
    const rows = await importRows(db, id, { verdict: null, after, most: 1000 });
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.line;
  }
}

/** Names of units as their paths, for words about rows. Only of those that are given. */
export async function unitPaths(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; path: string }>`
    select unit.id, string_agg(above.name, ' › ' order by unit_above.depth desc) as path
    from unit join unit_above on unit_above.unit_id = unit.id
    join unit as above on above.id = unit_above.above_id
    where unit.id = any(${[...new Set(ids)]}::uuid[]) group by unit.id`.execute(db);
  return Object.fromEntries(rows.map(({ id, path }) => [id, path]));
}
