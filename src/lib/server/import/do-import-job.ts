import type { Db } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';
import type { Turn } from './check-import.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

/** Carries an import out or takes it back, whichever its state asks for. */
export async function doImportJob(db: Db, turn: Turn, now: Date): Promise<void> {
  await runImport(db, turn, now);
  await undoImport(db, turn, now);
}

/** At a start: imports whose process was killed are taken up again; of what it did nothing stayed. */
export async function resumeImports(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const left = await tx
      .selectFrom('people_import')
      .select(['id', 'turn', 'state'])
      .where('state', 'in', ['checking', 'queued', 'running', 'undoing'])
      .execute();
    for (const { id, turn, state } of left)
      await queueJob(tx, state === 'checking' ? 'import-check' : 'import-run', { id, turn });
  });
}

/** Rows are of use for undoing and as a result file; after so many days they are only people's data. */
export const keptDays = 90;

/** Takes away the rows and files of old imports; what was done stands in the log. */
export async function tidyImports(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  await db
    .deleteFrom('people_import_row')
    .where('import_id', 'in', (from) =>
      from.selectFrom('people_import').select('id').where('made_at', '<', before)
    )
    .execute();
  await db
    .updateTable('people_import')
    .set({ file: null })
    .where('made_at', '<', before)
    .where('file', 'is not', null)
    .execute();
}
