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
import { end, openWith, type OpenAssignment } from './open-with.ts';
import { withProgramme, type WholeWish } from './with-programme.ts';

export interface AssignmentWish {
  /** Made by the page: sent twice, it is made once. */
  id: string;
  courseIds: string[];
  /** With these courses all of the programme, as it is now. */
  programmeId: string | null;
  /** The unit with all below it; with `people`: only those of them. */
  unitId: string;
  role: AskedRole | null;
  people: string[] | null;
  due: DueRule;
  again: AgainRule | null;
  /** Whoever holds the certificate is to earn a new one. */
  fresh: boolean;
  /** The assignment whose rule this one changes: it ends; of a programme, all its courses. */
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
    const whole = await withProgramme(tx, wish);
    const refused = await whyNot(tx, whole, by, now);
    if (refused) return { kind: 'refused', reason: refused };
    const old = wish.replaces ? await openWith(tx, wish.replaces) : [];
    await end(tx, idsOf(old), by, now);
    const ids = await write(tx, whole, old, by, now);
    await dealTasks(tx, { assignments: [...ids, ...idsOf(old)] }, now);
    const { id, ofProgramme: _, ...details } = whole;
    await recordEvent(tx, { at: now, by, what: 'assigned', about: id, details });
    return { kind: 'done' };
  });
}

async function whyNot(tx: Tx, wish: WholeWish, by: string, now: Date) {
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
  const programmeGone = wish.programmeId && !wish.ofProgramme.length;
  if (programmeGone || !wish.courseIds.length || found.courses !== wish.courseIds.length)
    return 'no-course';
  if (wish.people && (!wish.people.length || found.people !== new Set(wish.people).size))
    return 'no-people';
  return wish.replaces && !found.old ? 'no-assignment' : null;
}

async function write(
  tx: Tx,
  wish: WholeWish,
  old: readonly OpenAssignment[],
  by: string,
  now: Date
): Promise<string[]> {
  const rows = wish.courseIds.map((course_id) => {
    const before = old.find((one) => one.courseId === course_id);
    // a changed rule asks for nothing that was earned under the one before
    const since = before?.fresh ? before.freshSince : now;
    return {
      id: randomUUID(),
      course_id,
      target: wish.people ? ('people' as const) : ('unit' as const),
      unit_id: wish.unitId,
      role: wish.people ? null : wish.role,
      due: json(wish.due),
      again: wish.again && json(wish.again),
      fresh: wish.fresh,
      fresh_since: wish.fresh ? since : null,
      programme_id: wish.ofProgramme.includes(course_id) ? wish.programmeId : null,
      batch_id: wish.id,
      replaces: before?.id ?? (old.length === 1 ? wish.replaces : null),
      made_at: now,
      made_by: by
    };
  });
  await tx.insertInto('assignment').values(rows).execute();
  if (wish.people)
    await sql`insert into assignment_person (assignment_id, person_id)
      select assignment_id, person_id
      from unnest(${rows.map(({ id }) => id)}::uuid[]) as assignment_id,
        unnest(${[...new Set(wish.people)]}::uuid[]) as person_id`.execute(tx);
  return rows.map(({ id }) => id);
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
