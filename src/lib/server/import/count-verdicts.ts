import type { Counts } from '#lib/domain/import/shown-import.ts';
import type { Tx } from '#lib/server/db/schema.ts';

/** How many rows of an import have which verdict. */
export async function countVerdicts(tx: Tx, importId: string): Promise<Counts> {
  const rows = await tx
    .selectFrom('people_import_row')
    .select((row) => ['verdict', row.fn.countAll<string>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('verdict')
    .execute();
  const counts: Counts = { created: 0, updated: 0, same: 0, heading: 0, failed: 0 };
  for (const { verdict, count } of rows) if (verdict) counts[verdict] = Number(count);
  return counts;
}
