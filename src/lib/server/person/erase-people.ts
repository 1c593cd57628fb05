import { sql } from 'kysely';
import { blacken, pseudonymOf } from '#lib/domain/person/erasure.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { retentionYears } from './set-retention.ts';

/** So many people are erased in one transaction. */
const atOnce = 100;

/**
 * Carries out the retention rule: of whoever left longer ago than its years, name, e-mail and badge
 * become a pseudonym wherever they are kept. What the person did, certificates and their numbers
 * stay. Gives how many. Done again, or by two processes at once, it does nothing more.
 */
export async function erasePeople(db: Db, now: Date): Promise<number> {
  let erased = 0;
  for (;;) {
    const some = await db.transaction().execute((tx) => eraseSome(tx, now));
    erased += some;
    if (some === 0) return erased;
  }
}

async function eraseSome(tx: Tx, now: Date): Promise<number> {
  const years = await retentionYears(tx);
  if (years === null) return 0;
  const due = await tx
    .selectFrom('person')
    .select(['id', 'email', 'badge', 'left_at'])
    .where(isDue(years, now))
    .orderBy('left_at')
    .limit(atOnce)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const person of due) await erase(tx, person, years, now);
  return due.length;
}

/** Who is erased under a rule of so many years, as a condition on `person`. */
export const isDue = (years: number, now: Date) =>
  sql<boolean>`(person.left_at <= ${now}::timestamptz - make_interval(years => ${years})
    and person.erased_at is null)`;

async function erase(
  tx: Tx,
  {
    id,
    email,
    badge,
    left_at
  }: { id: string; email: string | null; badge: string | null; left_at: Date | null },
  years: number,
  now: Date
): Promise<void> {
  const name = pseudonymOf(id);
  const gone = { name, email: null, badge: null, erased_at: now };
  await tx.updateTable('person').set(gone).where('id', '=', id).execute();
  await tx
    .updateTable('certificate')
    .set({ person_name: name })
    .where('person_id', '=', id)
    .execute();
  for (const table of ['credential', 'session', 'invitation', 'password_reset', 'mail'] as const)
    await tx.deleteFrom(table).where('person_id', '=', id).execute();
  await sql`delete from people_import_row where person_id = ${id}
    or email_key = lower(${email}) or badge_key = lower(${badge})`.execute(tx);
  await blackenEvents(tx, id);
  const details = { years, leftAt: left_at };
  await recordEvent(tx, { at: now, by: null, what: 'person-erased', about: id, details });
}

/** In the log the acts stand as they were, the name in them does not; remarks of trainings go. */
async function blackenEvents(tx: Tx, id: string): Promise<void> {
  // the database lets go of its guard for the events of this one person, until the transaction ends
  await sql`select set_config('hornbook.erasing', ${id}, true)`.execute(tx);
  const events = await tx
    .selectFrom('event')
    .select(['id', 'details'])
    .where('about', '=', id)
    .execute();
  for (const event of events) {
    const details = json(blacken(event.details as Record<string, unknown>));
    if (details !== json(event.details as object))
      await tx.updateTable('event').set({ details }).where('id', '=', event.id).execute();
  }
  await tx
    .updateTable('training_attendance')
    .set({ remark: '' })
    .where('person_id', '=', id)
    .where('remark', '<>', '')
    .execute();
  await sql`select set_config('hornbook.erasing', '', true)`.execute(tx);
}
