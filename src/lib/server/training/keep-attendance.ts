import { sql } from 'kysely';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent, recordEvents, type Event } from '#lib/server/event/record-event.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';
import { lockTraining } from './lock-training.ts';
import { writeAttendance, type Said } from './write-attendance.ts';

export type Kept =
  { kind: 'done'; entered: number; changed: number } | { kind: 'refused'; reason: 'cancelled' };

/**
 * Keeps how people attended: of those who were posted in the manager's units when they were entered,
 * wherever they are now. What says nothing new is not written; a correction is a row beside the one
 * it corrects, and an act in the log with before and after. Null: the manager has no such training,
 * or one of the people is not theirs: then nothing is kept.
 */
export async function keepAttendance(
  db: Db,
  trainingId: string,
  said: readonly Said[],
  by: string,
  now: Date
): Promise<Kept | null> {
  return db.transaction().execute(async (tx): Promise<Kept | null> => {
    const training = await lockTraining(tx, trainingId);
    if (!training) return null;
    const before = await heldBy(tx, trainingId, by, now);
    if (before.size === 0 || said.some(({ personId }) => !before.has(personId))) return null;
    if (training.cancelled) return { kind: 'refused', reason: 'cancelled' };
    const news = said.filter((one) => !same(before.get(one.personId)!, one));
    await writeAttendance(tx, trainingId, news, by, now);
    const changed = news.filter(({ personId }) => before.get(personId));
    await recordEvents(tx, changed.map(toEvent));
    const entered = news.length - changed.length;
    if (entered) {
      const details = { people: entered };
      const what = 'attendance-entered';
      await recordEvent(tx, { at: now, by, what, about: trainingId, details });
    }
    return { kind: 'done', entered, changed: changed.length };

    function toEvent({ personId, ...to }: Said): Event {
      const { personId: _, ...from } = before.get(personId)!;
      const details = { title: training!.title, from: plain(from), to: plain(to) };
      return { at: now, by, what: 'attendance-changed', about: personId, details };
    }
  });
}

/** What the log keeps under its own words. */
const plain = ({ state, minutes, remark }: Omit<Said, 'personId'>) => ({
  attendance: state,
  minutes,
  remark
});

const same = (a: Omit<Said, 'personId'> | null, b: Said) =>
  a !== null && a.state === b.state && a.minutes === b.minutes && a.remark === b.remark;

/** Of the people whom the manager may speak of, what was said last; null: nothing yet. */
async function heldBy(
  tx: Tx,
  trainingId: string,
  managerId: string,
  now: Date
): Promise<Map<string, Said | null>> {
  const { rows } = await sql<Said & { state: Said['state'] | null }>`
    select one.person_id as "personId", said.state, said.minutes, said.remark
    from training_person as one
    left join lateral (
      select state, minutes, remark from training_attendance as said
      where said.training_id = one.training_id and said.person_id = one.person_id
      order by seq desc limit 1
    ) as said on true
    where one.training_id = ${trainingId} and one.unit_id in ${unitsOver(managerId, now)}`.execute(
    tx
  );
  return new Map(rows.map((row) => [row.personId, row.state === null ? null : row]));
}
