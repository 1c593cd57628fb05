import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { log } from '#lib/server/log.ts';
import { fillSearch } from './fill-search.ts';
import { unsearchable } from './queries.ts';

/**
 * Makes searchable what was published before there was a search, or before a backup was restored without
 * it. One statement where nothing is missing, as on every start but the first after an upgrade.
 */
export async function fillMissing(db: Db): Promise<void> {
  for (const { course, revision } of await unsearchable(db)) {
    const compiled = await loadRevision(db, revision).catch((error: unknown) => {
      // one that this version cannot read any more must not keep the others from being published
      log().error({ err: error, course }, 'search: a revision cannot be read');
      return null;
    });
    if (!compiled) continue;
    await db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('course')
        .select('revision_id')
        .where('id', '=', course)
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (row.revision_id === revision) await fillSearch(tx, compiled, revision);
    });
  }
}
