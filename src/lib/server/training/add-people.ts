import { sql } from 'kysely';
import { mostPeople } from '#lib/domain/training/training.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';
import { writePeople } from './enter-training.ts';
import { lockTraining } from './lock-training.ts';

export type Added =
  | { kind: 'done'; people: number }
  | { kind: 'refused'; reason: 'cancelled' | 'no-people' | 'too-many' };

/**
 * Enters further people into a training, by a manager over its unit. Who is in it already stays as
 * entered. Null: the manager has no such training.
 */
export async function addPeople(
  db: Db,
  { id, people }: { id: string; people: readonly string[] },
  by: string,
  now: Date
): Promise<Added | null> {
  return db.transaction().execute(async (tx): Promise<Added | null> => {
    const training = await lockTraining(tx, id);
    if (!training || !(await isOver(tx, training.unitId, by, now))) return null;
    if (training.cancelled) return { kind: 'refused', reason: 'cancelled' };
    if (!people.length) return { kind: 'refused', reason: 'no-people' };
    if ((await count(tx, id)) + people.length > mostPeople)
      return { kind: 'refused', reason: 'too-many' };
    const posted = await postedThere(tx, training.unitId, people);
    if (posted !== new Set(people).size) return { kind: 'refused', reason: 'no-people' };
    const added = (await writePeople(tx, training, people, by, now)) ?? [];
    const details = { title: training.title, people: added.length };
    if (added.length)
      await recordEvent(tx, { at: now, by, what: 'training-people-added', about: id, details });
    return { kind: 'done', people: added.length };
  });
}

/** Whether a manager is over a unit now. */
export async function isOver(tx: Tx, unitId: string, by: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ over: boolean }>`
    select ${unitId}::uuid in ${unitsOver(by, now)} as over`.execute(tx);
  return rows[0]!.over;
}

async function count(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from training_person where training_id = ${id}`.execute(tx);
  return rows[0]!.people;
}

async function postedThere(tx: Tx, unitId: string, people: readonly string[]): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from posting
    join unit_above on unit_above.unit_id = posting.unit_id and unit_above.above_id = ${unitId}
    where posting.until_at is null and posting.person_id = any(${people}::uuid[])`.execute(tx);
  return rows[0]!.people;
}
