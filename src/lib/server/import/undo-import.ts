import { sql } from 'kysely';
import type { Facts } from '#lib/domain/import/judge-row.ts';
import type { Undone } from '#lib/domain/import/shown-import.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent, recordEvents, type Event } from '#lib/server/event/record-event.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { reachOf } from '#lib/server/person/reach.ts';
import { endWaysInOf } from '#lib/server/person/ways-in.ts';
import { postPeople } from '#lib/server/posting/post-people.ts';
import { loadActor } from '#lib/server/session/load-actor.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { setDetails, type Granted } from './apply-rows.ts';
import type { Turn } from './check-import.ts';
import { holdImports, importAt } from './hold-import.ts';
import { rowsAtOnce } from './judge-rows.ts';

interface UndoRow {
  line: number;
  verdict: 'created' | 'updated';
  personId: string;
  before: Facts | null;
  after: Facts & { granted: Granted[] };
  reachable: boolean;
  /** Came in, learned, or was given a way in since. */
  used: boolean;
  /** Somebody did something to the person since. */
  changed: boolean;
  closed: boolean;
  taken: boolean;
}

/**
 * Takes an import back as an act of its own: nothing is erased. Where nothing happened to a person
 * since, whom the import added leaves and frees e-mail and badge; what it changed is as before. The
 * other rows stay, and say why. One transaction; done again, it does nothing.
 */
export async function undoImport(db: Db, turn: Turn, now: Date): Promise<void> {
  try {
    await db.transaction().execute((tx) => undo(tx, turn, now));
  } catch (error) {
    await db
      .updateTable('people_import')
      .set({ state: 'done', problem: 'undo-broke' })
      .where('id', '=', turn.id)
      .where('turn', '=', turn.turn)
      .where('state', '=', 'undoing')
      .execute();
    throw error;
  }
}

async function undo(tx: Tx, turn: Turn, now: Date): Promise<void> {
  await holdImports(tx);
  const asked = await importAt(tx, turn, ['undoing']);
  if (!asked?.undone_by) return;
  const by = await loadActor(tx, asked.undone_by, now);
  if (!by) return;
  const counts = { undone: 0, kept: 0 };
  const people: string[] = [];
  for (let after = -1; ;) {
    const rows = await nextRows(tx, turn.id, after, by);
    if (rows.length === 0) break;
    const told = await undoSome(tx, turn.id, rows, by.id, now);
    people.push(...rows.map(({ personId }) => personId));
    for (const { undone } of told) counts[undone === 'undone' ? 'undone' : 'kept'] += 1;
    after = rows.at(-1)!.line;
  }
  await dealTasks(tx, { people }, now);
  const total = { ...(asked.counts as object), ...counts };
  await tx
    .updateTable('people_import')
    .set({ state: 'undone', undone_at: now, problem: null, counts: json(total) })
    .where('id', '=', turn.id)
    .execute();
  const details = { file: asked.file_name, ...counts };
  await recordEvent(tx, { at: now, by: by.id, what: 'import-undone', about: turn.id, details });
}

/** The next rows that changed something, their people locked, with what happened to them since. */
async function nextRows(
  tx: Tx,
  importId: string,
  after: number,
  by: Actor & { id: string }
): Promise<UndoRow[]> {
  const next = tx
    .selectFrom('people_import_row as row')
    .innerJoin('person', 'person.id', 'row.person_id')
    .where('row.import_id', '=', importId)
    .where('row.line', '>', after)
    .where('row.verdict', 'in', ['created', 'updated'])
    .where('row.undone', 'is', null)
    .orderBy('row.line')
    .limit(rowsAtOnce);
  // first the lock, then the looking: what was done by whom we waited for is seen
  await next.select('person.id').forNoKeyUpdate('person').execute();
  const rows = await next
    .select(['row.line', 'row.verdict', 'row.before', 'row.after', 'person.id as personId'])
    .select((from) => reachOf(by)(from as never).as('reachable'))
    .select([
      sql<boolean>`exists (select from credential where person_id = person.id)
        or exists (select from session where person_id = person.id)
        or exists (select from enrolment where person_id = person.id)
        or exists (select from invitation where person_id = person.id
          and used_at is null and ended_at is null)`.as('used'),
      sql<boolean>`person.left_at is not null or exists (
        select from event where event.about = person.id::text
          and event.details->>'import' is distinct from ${importId}
          and event.seq > (select max(own.seq) from event as own
            where own.about = person.id::text and own.details->>'import' = ${importId}))`.as(
        'changed'
      ),
      sql<boolean>`exists (select from unit where unit.id = (row.before->>'unitId')::uuid
        and unit.archived_at is not null)`.as('closed'),
      sql<boolean>`exists (select from person as other where other.id <> person.id
        and other.undone_at is null and (lower(other.email) = lower(row.before->>'email')
          or lower(other.badge) = lower(row.before->>'badge')))`.as('taken')
    ])
    .execute();
  return rows as unknown as UndoRow[];
}

function answerTo(row: UndoRow): Undone {
  if (!row.reachable) return 'not-yours';
  if (row.changed) return 'changed';
  if (row.verdict === 'created') return row.used ? 'used' : 'undone';
  if (row.taken) return 'taken';
  return row.closed ? 'unit-closed' : 'undone';
}

async function undoSome(
  tx: Tx,
  importId: string,
  rows: readonly UndoRow[],
  by: string,
  now: Date
): Promise<{ line: number; undone: Undone }[]> {
  const told = rows.map((row) => ({ line: row.line, undone: answerTo(row) }));
  const taken = rows.filter((_, at) => told[at]!.undone === 'undone');
  const added = taken.filter(({ verdict }) => verdict === 'created');
  const changed = taken.filter(({ verdict }) => verdict === 'updated');
  await endGrants(tx, taken, by, now);
  const people = added.map(({ personId }) => personId);
  await postPeople(
    tx,
    people.map((personId) => ({ personId, unitId: null, from: now })),
    by
  );
  await sql`update person set left_at = ${now}, undone_at = ${now}
    where id = any(${people}::uuid[])`.execute(tx);
  await endWaysInOf(tx, people, now);
  await setDetails(
    tx,
    changed.map(({ personId, before }) => ({ personId, after: before ?? {} }))
  );
  const moved = changed.filter(({ before }) => before && 'unitId' in before);
  await postPeople(
    tx,
    moved.map(({ personId, before }) => ({ personId, unitId: before!.unitId ?? null, from: now })),
    by
  );
  await recordEvents(
    tx,
    taken.map(({ personId, verdict, before, after }): Event => {
      const { granted: _, ...was } = after;
      const details = { import: importId, added: verdict === 'created', from: was, to: before };
      return { at: now, by, what: 'person-import-undone', about: personId, details };
    })
  );
  await sql`update people_import_row as kept set undone = row.undone
    from jsonb_to_recordset(${json(told)}::jsonb) as row(line int, undone text)
    where kept.import_id = ${importId} and kept.line = row.line`.execute(tx);
  return told;
}

async function endGrants(tx: Tx, rows: readonly UndoRow[], by: string, now: Date): Promise<void> {
  const grants = rows.flatMap(({ after }) => after.granted.map(({ id }) => id));
  if (grants.length === 0) return;
  await sql`update role_grant set ended_at = ${now}, ended_by = ${by}
    where id = any(${grants}::uuid[]) and ended_at is null`.execute(tx);
}
