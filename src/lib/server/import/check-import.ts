import { sql } from 'kysely';
import { isHeading, typedRow } from '#lib/domain/import/columns.ts';
import { badgeKey, emailKey } from '#lib/domain/import/judge-row.ts';
import { canJudge, type FileProblem, type Reading } from '#lib/domain/import/reading.ts';
import { mostRows } from '#lib/domain/import/table.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { asManager, type Actor } from '#lib/server/person/actor.ts';
import { loadActor } from '#lib/server/session/load-actor.ts';
import { countVerdicts } from './count-verdicts.ts';
import { holdImport, importAt, Stopped, tellProgress } from './hold-import.ts';
import { judgeRows, rowsAtOnce, rulesOf, whyOf, type FileRow } from './judge-rows.ts';
import { FileError, rowsOf } from './open-table.ts';

export interface Turn {
  id: string;
  turn: number;
}

/**
 * The dry run: reads the file as its reading says, judges every row and keeps row and verdict. Nothing
 * else is changed. Does nothing where the import was asked for something else meanwhile.
 */
export async function checkImport(db: Db, turn: Turn, now: Date): Promise<void> {
  try {
    await db.transaction().execute((tx) => check(db, tx, turn, now));
  } catch (error) {
    if (error instanceof Stopped) return end(db, turn, { state: 'cancelled', problem: null }, now);
    const problem = error instanceof FileError ? error.problem : 'broke';
    await end(db, turn, { state: 'failed', problem }, now);
    if (!(error instanceof FileError)) throw error;
  }
}

async function check(db: Db, tx: Tx, turn: Turn, now: Date): Promise<void> {
  await holdImport(tx, turn.id);
  const asked = await importAt(tx, turn, ['checking']);
  if (!asked?.file || !asked.reading) return;
  const by = await actorOf(tx, asked, now);
  if (!by) throw new FileError('gone');
  const reading = asked.reading as Reading;
  await tx.deleteFrom('people_import_row').where('import_id', '=', turn.id).execute();
  const rules = await rulesOf(tx, asked, by, now);
  let rows = 0;
  for await (const some of fileRows(asked.file, reading)) {
    const sentences = await judgeRows(tx, some, rules, { by, lock: false });
    await keepRows(
      tx,
      turn.id,
      some.map((row, at) => ({ ...row, ...toKeep(row, sentences[at]!) }))
    );
    rows += some.length;
    await tellProgress(db, turn, { progress: rows, rows });
  }
  const counts = await countVerdicts(tx, turn.id);
  await tx
    .updateTable('people_import')
    .set({ state: 'checked', rows, progress: rows, counts: json(counts) })
    .where('id', '=', turn.id)
    .execute();
}

/** Who does it, with the roles of this moment and no more than it was begun with; null: not any more. */
export async function actorOf(
  tx: Tx,
  { made_by, as_role }: { made_by: string; as_role: string },
  now: Date
): Promise<(Actor & { id: string }) | null> {
  const by = await loadActor(tx, made_by, now);
  if (!by?.roles.some(({ role }) => role === as_role)) return null;
  return as_role === 'manager' ? asManager(by) : by;
}

/** The file's rows with what the file alone says of them: headings, and people who stand there twice. */
async function* fileRows(file: Buffer, reading: Reading): AsyncGenerator<FileRow[]> {
  if (!canJudge(reading)) return;
  const lines = new Map<string, number>();
  let some: FileRow[] = [];
  let count = 0;
  for await (const { line, cells } of rowsOf(file, reading)) {
    if (line <= reading.line) continue;
    if (++count > mostRows) throw new FileError('too-many-rows');
    const typed = typedRow(cells, reading.columns);
    const keys = { email_key: emailKey(typed.email), badge_key: badgeKey(typed.badge) };
    some.push({ line, typed, ...keys, ...already(line, cells, keys, lines) });
    if (some.length === rowsAtOnce) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}

function already(
  line: number,
  cells: readonly string[],
  { email_key, badge_key }: { email_key: string | null; badge_key: string | null },
  lines: Map<string, number>
): Pick<FileRow, 'already'> {
  if (isHeading(cells)) return { already: 'heading' };
  const logins = [email_key && `@${email_key}`, badge_key && `#${badge_key}`].filter(
    (login): login is string => !!login
  );
  const earlier = logins.map((login) => lines.get(login)).find((found) => found !== undefined);
  for (const login of logins) if (!lines.has(login)) lines.set(login, line);
  return earlier === undefined ? {} : { already: { twice: earlier } };
}

const toKeep = (row: FileRow, sentence: Awaited<ReturnType<typeof judgeRows>>[number]) => ({
  verdict: sentence.verdict,
  why: whyOf(row, sentence),
  person_id: 'personId' in sentence ? sentence.personId : null,
  before: 'before' in sentence ? sentence.before : null,
  after: 'after' in sentence ? sentence.after : null
});

async function keepRows(tx: Tx, importId: string, rows: readonly object[]): Promise<void> {
  await sql`insert into people_import_row
      (import_id, line, typed, email_key, badge_key, verdict, why, person_id, before, after)
    select ${importId}, line, typed, email_key, badge_key, verdict, why, person_id, before, after
    from jsonb_to_recordset(${json(rows)}::jsonb) as row(line int, typed jsonb, email_key text,
      badge_key text, verdict text, why jsonb, person_id uuid, before jsonb, after jsonb)`.execute(
    tx
  );
}

async function end(
  db: Db,
  { id, turn }: Turn,
  set: { state: 'cancelled' | 'failed'; problem: FileProblem | 'broke' | null },
  now: Date
): Promise<void> {
  await db
    .updateTable('people_import')
    .set({ ...set, ended_at: now })
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('state', '=', 'checking')
    .execute();
}
