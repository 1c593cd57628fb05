import type { FileProblem, Reading, Wish } from '#lib/domain/import/reading.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';
import { FileError, findReading } from './open-table.ts';

export interface NewImport {
  /** Made for the form: the same form sent twice is one import. */
  id: string;
  asRole: 'administrator' | 'manager';
  fileName: string;
  file: Buffer;
}

export type Received =
  { kind: 'received' } | { kind: 'refused'; problem: FileProblem } | { kind: 'unknown' };

/** Takes a file of people in, finds out how it is to be read, and begins the dry run. */
export async function receiveImport(
  db: Db,
  { id, asRole, fileName, file }: NewImport,
  by: SignedIn,
  now: Date
): Promise<Received> {
  const reading = await readingOrProblem(file, {});
  if (typeof reading === 'string') return { kind: 'refused', problem: reading };
  return db.transaction().execute(async (tx): Promise<Received> => {
    const added = await tx
      .insertInto('people_import')
      .values({
        ...{ id, made_by: by.id, as_role: asRole, made_at: now, file, state: 'checking' as const },
        ...{ file_name: fileName.slice(0, 200), reading: json(reading) },
        ...{ language: by.language, time_zone: by.timeZone }
      })
      .onConflict((same) => same.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) await queueJob(tx, 'import-check', { id, turn: 0 });
    const mine = await tx
      .selectFrom('people_import')
      .select('id')
      .where('id', '=', id)
      .where('made_by', '=', by.id)
      .executeTakeFirst();
    return { kind: mine ? 'received' : 'unknown' };
  });
}

/** What can be asked of an import: how to read it, to carry it out, to stop, to take it back. */
export interface Asked {
  id: string;
  /** Of the page that asks: a page from before the last change asks in vain. */
  turn: number;
  /** Administrators may see and undo everybody's; managers their own. */
  of: string | null;
}

/** Reads the file otherwise and begins the dry run anew. Null: there is none, or it is too late. */
export async function rereadImport(
  db: Db,
  { id, turn, of }: Asked,
  wish: Wish
): Promise<Received | null> {
  const known = await db
    .selectFrom('people_import')
    .select(['file', 'reading'])
    .where('id', '=', id)
    .$if(of !== null, (row) => row.where('made_by', '=', of!))
    .executeTakeFirst();
  if (!known?.file) return null;
  const reading = await readingOrProblem(known.file, wish);
  if (typeof reading === 'string') return { kind: 'refused', problem: reading };
  return db.transaction().execute(async (tx): Promise<Received | null> => {
    const next = await tx
      .updateTable('people_import')
      .set({
        ...{ state: 'checking', reading: json(reading), turn: turn + 1, progress: 0, rows: 0 },
        ...{ counts: null, problem: null, cancel_at: null, ended_at: null }
      })
      .where('id', '=', id)
      .where('turn', '=', turn)
      .where('state', 'in', ['checking', 'checked', 'cancelled', 'failed'])
      .returning('turn')
      .executeTakeFirst();
    if (next) await queueJob(tx, 'import-check', { id, turn: next.turn });
    return { kind: 'received' };
  });
}

async function readingOrProblem(file: Buffer, wish: Wish): Promise<Reading | FileProblem> {
  try {
    return await findReading(file, wish);
  } catch (error) {
    if (error instanceof FileError) return error.problem;
    throw error;
  }
}
