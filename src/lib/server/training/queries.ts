import { sql } from 'kysely';
import type { Attendee, Training, TrainingLine } from '#lib/domain/training/training.ts';
import { trainingsOnAPage, type TrainingsQuery } from '#lib/domain/training/trainings-query.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';
import { cancelled, facts, newest } from './columns.ts';

// Who sees a training: managers over its unit, and those over the unit where one of its people was
// posted when entered. Of its people each manager sees those who were theirs then, wherever they have
// gone since. Whose people they are now finds the training on the person's own page.

const mine = (managerId: string, now: Date) => sql`
  mine as materialized (select distinct unit_id from ${unitsOver(managerId, now)} as units)`;

const seen = sql`(training.unit_id in (select unit_id from mine) or exists (
  select from training_person as one where one.training_id = training.id
    and one.unit_id in (select unit_id from mine)))`;

/** A page of trainings that a manager sees, the latest day first, and whether more follow. One statement. */
export async function trainingsSeen(
  db: Db,
  managerId: string,
  query: TrainingsQuery,
  now: Date
): Promise<{ trainings: TrainingLine[]; more: boolean }> {
  const { rows } = await sql<TrainingLine>`
    with ${mine(managerId, now)}
    select ${facts}, ${cancelled}, people.* from (
      select training.* from training where ${seen} ${wanted(query)} ${inOrder}
      limit ${trainingsOnAPage + 1} offset ${(query.page - 1) * trainingsOnAPage}
    ) as training
    cross join lateral (
      select count(*)::int as people,
        count(*) filter (where said.state = 'present')::int as present,
        count(*) filter (where said.state = 'absent')::int as absent,
        count(*) filter (where said.state = 'excused')::int as excused
      from training_person as one ${newest(sql`said.state`)}
      where one.training_id = training.id and one.unit_id in (select unit_id from mine)
        and said.state is distinct from 'struck'
    ) as people
    ${inOrder}`.execute(db);
  return { trainings: rows.slice(0, trainingsOnAPage), more: rows.length > trainingsOnAPage };
}

const inOrder = sql`order by training.day desc, training.begins desc nulls last, training.id`;

function wanted({ unit, kind, course, from, until, text }: TrainingsQuery) {
  const under = (column: string) => sql`exists (select from unit_above
    where unit_above.unit_id = ${sql.ref(column)} and unit_above.above_id = ${unit})`;
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    ${unit ? sql`and (${under('training.unit_id')} or exists (select from training_person as one where one.training_id = training.id and one.unit_id in (select unit_id from mine) and ${under('one.unit_id')}))` : sql``}
    ${kind ? sql`and training.kind = ${kind}` : sql``}
    ${course ? sql`and training.course_id = ${course}` : sql``}
    ${from ? sql`and training.day >= ${from}::date` : sql``}
    ${until ? sql`and training.day <= ${until}::date` : sql``}
    ${text ? sql`and (training.title ilike ${like} or training.place ilike ${like} or training.trainer ilike ${like})` : sql``}`;
}

/** One training; null: the manager does not see it. One statement. */
export async function trainingSeen(
  db: Db,
  managerId: string,
  id: string,
  now: Date
): Promise<Training | null> {
  const { rows } = await sql<Training>`
    with ${mine(managerId, now)}
    select ${facts}, topics, note, taxon_groups as groups, training.unit_id as "unitId",
      case when over.mine then unit.name end as unit, over.mine,
      made_at as "madeAt", maker.name as "madeBy",
      coalesce((select jsonb_agg(jsonb_build_object('cancelled', cancelled, 'reason', reason,
        'at', at, 'by', person.name) order by seq desc)
        from training_cancel join person on person.id = by_person
        where training_id = training.id), '[]') as cancels
    from training
    join unit on unit.id = training.unit_id
    join person as maker on maker.id = training.made_by
    cross join lateral (
      select training.unit_id in (select unit_id from mine) as mine) as over
    where training.id = ${id} and ${seen}`.execute(db);
  const training = rows[0];
  return training ? { ...training, cancels: training.cancels.map(withMoment) } : null;
}

/** The people of a training who were the manager's when entered, by name. One statement. */
export async function attendeesSeen(
  db: Db,
  managerId: string,
  trainingId: string,
  now: Date
): Promise<Attendee[]> {
  const { rows } = await sql<Attendee>`
    with ${mine(managerId, now)}
    select person.id as "personId", person.name, person.badge, unit.name as unit,
      exists (select from posting where posting.person_id = person.id and posting.until_at is null
        and posting.unit_id in (select unit_id from mine)) as here,
      coalesce((select jsonb_agg(jsonb_build_object('state', state, 'minutes', minutes,
        'remark', remark, 'at', at, 'by', sayer.name) order by seq desc)
        from training_attendance as said join person as sayer on sayer.id = said.by_person
        where said.training_id = one.training_id and said.person_id = one.person_id), '[]') as said
    from training_person as one
    join person on person.id = one.person_id
    join unit on unit.id = one.unit_id
    where one.training_id = ${trainingId} and one.unit_id in (select unit_id from mine)
    order by person.name, person.id`.execute(db);
  return rows.map((row) => ({ ...row, said: row.said.map(withMoment) }));
}

/** Somebody who may be ticked. */
export interface Pickable {
  id: string;
  name: string;
  badge: string | null;
  unit: string;
}

/** So many people stand in a list to be ticked. */
export const mostListed = 300;

/**
 * The people posted in a unit and below it, by name, and how many there are; those of `chosen` who
 * are there always. None where the manager is not over the unit. One statement.
 */
export async function peopleToPick(
  db: Db,
  { managerId, unitId, text, chosen }: PickQuery,
  now: Date
): Promise<{ people: Pickable[]; total: number }> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Pickable & { total: number }>`
    with posted as (
      select person.id, person.name, person.badge, unit.name as unit,
        person.id = any(${chosen}::uuid[]) as chosen,
        ${text === ''} or person.name ilike ${like} or person.badge ilike ${like} as wanted
      from posting
      join unit_above on unit_above.unit_id = posting.unit_id and unit_above.above_id = ${unitId}
      join unit on unit.id = posting.unit_id
      join person on person.id = posting.person_id
      where posting.until_at is null and ${unitId}::uuid in ${unitsOver(managerId, now)}
    )
    select id, name, badge, unit, (select count(*)::int from posted where wanted) as total
    from posted where chosen or wanted
    order by chosen desc, name, id limit ${mostListed + chosen.length}`.execute(db);
  const people = rows.map(({ total: _, ...person }) => person);
  return { people, total: rows[0]?.total ?? 0 };
}

export interface PickQuery {
  managerId: string;
  unitId: string;
  /** Part of a name or badge; '': all. */
  text: string;
  chosen: readonly string[];
}

/** Inside JSON a moment comes as text. */
const withMoment = <T extends { at: Date | string }>(row: T) => ({ ...row, at: new Date(row.at) });
