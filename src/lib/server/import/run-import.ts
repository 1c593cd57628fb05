import { sql } from 'kysely';
import type { Facts, Judged, Rules } from '#lib/domain/import/judge-row.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Row, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { createPeople, updatePeople, type Doing, type Granted } from './apply-rows.ts';
import { actorOf, type Turn } from './check-import.ts';
import { countVerdicts } from './count-verdicts.ts';
import { holdImports, importAt, Stopped, tellProgress } from './hold-import.ts';
import {
  judgeRows,
  rowsAtOnce,
  rulesOf,
  whyOf,
  type FileRow,
  type Sentence
} from './judge-rows.ts';
import { FileError } from './open-table.ts';

/**
 * Carries out an import, all of it in one transaction: it is there as a whole or not at all, whatever
 * is stopped or killed meanwhile. Each row is judged anew, with its person locked: what was true in
 * the preview may be so no more. Imports wait for each other. Done again, it does nothing.
 */
export async function runImport(db: Db, turn: Turn, now: Date): Promise<void> {
  try {
    await db.transaction().execute((tx) => run(db, tx, turn, now));
  } catch (error) {
    if (error instanceof Stopped) return end(db, turn, 'cancelled', null, now);
    const problem = error instanceof FileError ? error.problem : 'broke';
    await end(db, turn, 'failed', problem, now);
    if (!(error instanceof FileError)) throw error;
  }
}

async function run(db: Db, tx: Tx, turn: Turn, now: Date): Promise<void> {
  await holdImports(tx);
  const asked = await importAt(tx, turn, ['queued', 'running']);
  if (!asked) return;
  await begin(db, turn, now);
  const by = await actorOf(tx, asked, now);
  if (!by) throw new FileError('gone');
  const rules = await rulesOf(tx, asked, by, now);
  await holdUnits(tx);
  const { language, time_zone: timeZone } = asked;
  const doing: Doing = { importId: turn.id, by: by.id, now, language, timeZone };
  const people: string[] = [];
  let done = 0;
  for (let after = -1; ;) {
    const rows = await nextRows(tx, turn.id, after);
    if (rows.length === 0) break;
    people.push(...(await applySome(tx, rows, rules, by, doing)));
    after = rows.at(-1)!.line;
    await tellProgress(db, turn, { progress: (done += rows.length) });
  }
  // at the end: nobody else gives out tasks, and no certificate is written, from here on
  await dealTasks(tx, { people }, now);
  await finish(tx, turn, asked, by.id, now);
}

/** Units that are closed meanwhile wait until the end. */
async function holdUnits(tx: Tx): Promise<void> {
  await sql`select id from unit where archived_at is null order by id for key share`.execute(tx);
}

async function begin(db: Db, { id, turn }: Turn, now: Date): Promise<void> {
  const begun = await db
    .updateTable('people_import')
    .set({ state: 'running', begun_at: now, progress: 0 })
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('cancel_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!begun) throw new Stopped();
}

async function nextRows(tx: Tx, importId: string, after: number): Promise<FileRow[]> {
  const rows = await tx
    .selectFrom('people_import_row')
    .select(['line', 'typed', 'email_key', 'badge_key', 'verdict', 'why'])
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(rowsAtOnce)
    .execute();
  return rows.map(({ verdict, why, typed, ...row }): FileRow => {
    const twice = (why as { line?: number } | null)?.line;
    const already = verdict === 'heading' ? ('heading' as const) : twice ? { twice } : undefined;
    return { ...row, typed: typed as FileRow['typed'], ...(already && { already }) };
  });
}

/**
 * Rows at once, again where somebody took an e-mail or badge between looking and writing: a second
 * look sees who. Up to the savepoint only these rows are taken back. Gives the ids of who changed.
 */
async function applySome(
  tx: Tx,
  rows: readonly FileRow[],
  rules: Rules,
  by: Actor,
  doing: Doing
): Promise<string[]> {
  for (let tries = 1; ; tries++) {
    await sql`savepoint rows`.execute(tx);
    try {
      const sentences = await judgeRows(tx, rows, rules, { by, lock: true });
      const kept = await apply(tx, rows, sentences, doing);
      await keepVerdicts(tx, doing.importId, kept);
      await sql`release savepoint rows`.execute(tx);
      return kept.flatMap(({ after, person_id }) => (after && person_id ? [person_id] : []));
    } catch (error) {
      if ((error as { code?: string }).code !== '23505' || tries === 3) throw error;
      await sql`rollback to savepoint rows`.execute(tx);
    }
  }
}

interface Kept {
  line: number;
  verdict: string;
  why: object | null;
  person_id: string | null;
  before: Facts | null;
  after: (Facts & { granted: Granted[] }) | null;
}

async function apply(
  tx: Tx,
  rows: readonly FileRow[],
  sentences: readonly Sentence[],
  doing: Doing
): Promise<Kept[]> {
  const of = <V extends Judged['verdict']>(verdict: V) =>
    sentences.filter((one): one is Extract<Judged, { verdict: V }> => one.verdict === verdict);
  const created = of('created');
  const made = await createPeople(tx, created, doing);
  const madeOf = new Map<Sentence, (typeof made)[number]>(
    created.map((one, at) => [one, made[at]!])
  );
  const updated = of('updated');
  const changed = await updatePeople(tx, updated, doing);
  const changedOf = new Map<Sentence, (typeof changed)[number]>(
    updated.map((one, at) => [one, changed[at]!])
  );
  return rows.map((row, at): Kept => {
    const sentence = sentences[at]!;
    const kept = { line: row.line, verdict: sentence.verdict, why: whyOf(row, sentence) };
    const nothing = { person_id: null, before: null, after: null };
    if (sentence.verdict === 'created') {
      const one = madeOf.get(sentence);
      if (!one) return { ...kept, ...nothing, verdict: 'failed', why: { why: ['taken'] } };
      return { ...kept, ...nothing, person_id: one.id, after: { ...sentence.after, ...one } };
    }
    if (sentence.verdict === 'updated') {
      const { personId, before } = sentence;
      const after = { ...sentence.after, ...changedOf.get(sentence)! };
      return { ...kept, person_id: personId, before, after };
    }
    return { ...kept, ...nothing, person_id: 'personId' in sentence ? sentence.personId : null };
  });
}

async function keepVerdicts(tx: Tx, importId: string, rows: readonly Kept[]): Promise<void> {
  await sql`update people_import_row as kept set verdict = row.verdict, why = row.why,
      person_id = row.person_id, before = row.before, after = row.after
    from jsonb_to_recordset(${json(rows)}::jsonb) as row(line int, verdict text, why jsonb,
      person_id uuid, before jsonb, after jsonb)
    where kept.import_id = ${importId} and kept.line = row.line`.execute(tx);
}

async function finish(
  tx: Tx,
  { id, turn }: Turn,
  asked: Row<'people_import'>,
  by: string,
  now: Date
): Promise<void> {
  const counts = await countVerdicts(tx, id);
  const done = await tx
    .updateTable('people_import')
    .set({ state: 'done', ended_at: now, counts: json(counts), file: null })
    .where('id', '=', id)
    .where('turn', '=', turn)
    // somebody stopped it while the last rows were written
    .where('cancel_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!done) throw new Stopped();
  const details = { file: asked.file_name, ...counts };
  await recordEvent(tx, { at: now, by, what: 'people-imported', about: id, details });
}

async function end(
  db: Db,
  { id, turn }: Turn,
  state: 'cancelled' | 'failed',
  problem: string | null,
  now: Date
): Promise<void> {
  await db
    .updateTable('people_import')
    .set({ state, problem, ended_at: now })
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('state', 'in', ['queued', 'running'])
    .execute();
}
