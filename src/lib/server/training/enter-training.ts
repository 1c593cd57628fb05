import { sql } from 'kysely';
import { mostPeople, type TrainingFacts } from '#lib/domain/training/training.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';
import { writeAttendance } from './write-attendance.ts';

export interface TrainingWish extends TrainingFacts {
  /** Made on the device: sent twice, it is entered once. */
  id: string;
  /** With all below it: only people posted there are entered. */
  unitId: string;
  /** All who are posted there now, or some of them. */
  people: 'everybody' | string[];
  /** It was held and they were there; else attendance is entered afterwards. */
  present: boolean;
}

export type Entered =
  | { kind: 'done' }
  | { kind: 'refused'; reason: 'no-unit' | 'no-course' | 'no-people' | 'too-many' };

/**
 * Enters a training for many people at once. Only people posted now in a unit that the manager is
 * over: with one who is not, nobody is entered.
 */
export async function enterTraining(
  db: Db,
  wish: TrainingWish,
  by: string,
  now: Date
): Promise<Entered> {
  return db.transaction().execute(async (tx): Promise<Entered> => {
    const refused = await whyNot(tx, wish, by, now);
    if (refused) return { kind: 'refused', reason: refused };
    // who comes second waits here for the first, and finds it entered
    if (!(await write(tx, wish, by, now))) return { kind: 'done' };
    const people = await writePeople(tx, wish, wish.people, by, now);
    if (people === null) throw new Error('the people moved while they were entered');
    if (wish.present) {
      const said = { state: 'present', minutes: null, remark: '' } as const;
      const rows = people.map((personId) => ({ personId, ...said }));
      await writeAttendance(tx, wish.id, rows, by, now);
    }
    const { title, day, kind, unitId } = wish;
    const attendance = wish.present ? 'present' : null;
    const details = { title, day, kind, unitId, people: people.length, attendance };
    await recordEvent(tx, { at: now, by, what: 'training-entered', about: wish.id, details });
    return { kind: 'done' };
  });
}

async function whyNot(tx: Tx, wish: TrainingWish, by: string, now: Date) {
  const some = wish.people === 'everybody' ? null : [...new Set(wish.people)];
  const { rows } = await sql<{ made: boolean; unit: boolean; course: boolean; people: number }>`
    select exists (select from training where id = ${wish.id}) as made,
      ${wish.unitId}::uuid in ${unitsOver(by, now)} as unit,
      ${wish.courseId}::text is null
        or exists (select from course where id = ${wish.courseId} and revision_id is not null) as course,
      (select count(*)::int from ${postedUnder(wish.unitId, some)} as posted) as people`.execute(
    tx
  );
  const { made, unit, course, people } = rows[0]!;
  if (made) return null;
  if (!unit) return 'no-unit';
  if (!course) return 'no-course';
  if (people === 0 || (some && people !== some.length)) return 'no-people';
  return people > mostPeople ? 'too-many' : null;
}

/** The people posted now in a unit or below it: `person_id`, `unit_id`; null: all of them. */
const postedUnder = (unitId: string, people: readonly string[] | null) => sql`(
  select posting.person_id, posting.unit_id
  from posting join unit_above on unit_above.unit_id = posting.unit_id
    and unit_above.above_id = ${unitId}
  where posting.until_at is null
    ${people ? sql`and posting.person_id = any(${people}::uuid[])` : sql``})`;

async function write(tx: Tx, wish: TrainingWish, by: string, now: Date): Promise<boolean> {
  const { id, unitId, kind, title, courseId, day, hours, place, trainer, topics, note } = wish;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('training')
    .values({
      ...{ id, unit_id: unitId, kind, title, course_id: courseId, day },
      ...{ begins: hours?.begins ?? null, ends: hours?.ends ?? null },
      ...{ minutes: hours?.minutes ?? null, place, trainer, topics, note },
      taxon_groups: wish.groups,
      ...{ made_at: now, made_by: by }
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) === 1;
}

/**
 * Enters people who are posted there now, each with the unit of today; who is entered already stays
 * as entered. Gives those who came anew; null: one of them is not posted there.
 */
export async function writePeople(
  tx: Tx,
  { id, unitId }: { id: string; unitId: string },
  people: 'everybody' | readonly string[],
  by: string,
  now: Date
): Promise<string[] | null> {
  const some = people === 'everybody' ? null : [...new Set(people)];
  const { rows } = await sql<{ id: string | null; posted: number }>`
    with posted as (select * from ${postedUnder(unitId, some)} as posted), added as (
      insert into training_person (training_id, person_id, unit_id, entered_at, entered_by)
      select ${id}, person_id, unit_id, ${now}, ${by} from posted
      on conflict do nothing returning person_id
    ) select added.person_id as id, (select count(*)::int from posted) as posted
    from (select) as one left join added on true`.execute(tx);
  if (some && rows[0]!.posted !== some.length) return null;
  return rows.flatMap(({ id: personId }) => personId ?? []);
}
