import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AskedRole } from '#lib/domain/assignment/assignment-line.ts';
import type { AgainRule, DueRule } from '#lib/domain/assignment/assignment-rule.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { lockTasks } from '#lib/server/task/lock-tasks.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

export interface AssignmentWish {
  /** Made by the page: sent twice, it is made once. */
  id: string;
  courseIds: string[];
  programmeId: string | null;
  /** The unit with all below it; with `people`: only those of them. */
  unitId: string;
  role: AskedRole | null;
  people: string[] | null;
  due: DueRule;
  again: AgainRule | null;
  /** Whoever holds the certificate is to earn a new one. */
  fresh: boolean;
  /** The assignment whose rule this one changes: it ends. */
  replaces: string | null;
}

export type Assigned =
  | { kind: 'done' }
  | { kind: 'refused'; reason: 'no-unit' | 'no-course' | 'no-people' | 'no-assignment' };

/**
 * Assigns courses to a unit with all below it, newcomers included, or to some of its people. Only
 * units that the manager is over now; people who are not there are not taken: nothing is assigned.
 */
export async function assign(
  db: Db,
  wish: AssignmentWish,
  by: string,
  now: Date
): Promise<Assigned> {
  return db.transaction().execute(async (tx): Promise<Assigned> => {
    await lockTasks(tx);
    const made = await tx
      .selectFrom('assignment')
      .select('id')
      .where('batch_id', '=', wish.id)
      .limit(1)
      .execute();
    if (made.length) return { kind: 'done' };
    const refused = await whyNot(tx, wish, by, now);
    if (refused) return { kind: 'refused', reason: refused };
    if (wish.replaces) await end(tx, wish.replaces, by, now);
    const ids = await write(tx, wish, by, now);
    await dealTasks(tx, { assignments: wish.replaces ? [...ids, wish.replaces] : ids }, now);
    const { id, ...details } = wish;
    await recordEvent(tx, { at: now, by, what: 'assigned', about: id, details });
    return { kind: 'done' };
  });
}

async function whyNot(tx: Tx, wish: AssignmentWish, by: string, now: Date) {
  const mine = unitsOver(by, now);
  const { rows } = await sql<{ unit: boolean; courses: number; people: number; old: boolean }>`
    select ${wish.unitId}::uuid in ${mine} as unit,
      (select count(*)::int from course
        where id = any(${wish.courseIds}::text[]) and revision_id is not null) as courses,
      (select count(*)::int from posting
        join unit_above on unit_above.unit_id = posting.unit_id
          and unit_above.above_id = ${wish.unitId}
        where posting.until_at is null
          and posting.person_id = any(${wish.people ?? []}::uuid[])) as people,
      exists (select from assignment where id = ${wish.replaces}::uuid and ended_at is null
        and unit_id in ${mine}) as old`.execute(tx);
  const found = rows[0]!;
  if (!found.unit) return 'no-unit';
  if (!wish.courseIds.length || found.courses !== new Set(wish.courseIds).size) return 'no-course';
  if (wish.people && (!wish.people.length || found.people !== new Set(wish.people).size))
    return 'no-people';
  return wish.replaces && !found.old ? 'no-assignment' : null;
}

async function write(tx: Tx, wish: AssignmentWish, by: string, now: Date): Promise<string[]> {
  const rows = [...new Set(wish.courseIds)].map((course_id) => ({
    id: randomUUID(),
    course_id,
    target: wish.people ? ('people' as const) : ('unit' as const),
    unit_id: wish.unitId,
    role: wish.people ? null : wish.role,
    due: json(wish.due),
    again: wish.again && json(wish.again),
    fresh: wish.fresh,
    programme_id: wish.programmeId,
    batch_id: wish.id,
    replaces: wish.replaces,
    made_at: now,
    made_by: by
  }));
  await tx.insertInto('assignment').values(rows).execute();
  if (wish.people)
    await sql`insert into assignment_person (assignment_id, person_id)
      select assignment_id, person_id
      from unnest(${rows.map(({ id }) => id)}::uuid[]) as assignment_id,
        unnest(${[...new Set(wish.people)]}::uuid[]) as person_id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Ends an assignment that is open; whoever calls deals its tasks afterwards. */
export async function end(tx: Tx, id: string, by: string, now: Date): Promise<void> {
  await tx
    .updateTable('assignment')
    .set({ ended_at: now, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}
