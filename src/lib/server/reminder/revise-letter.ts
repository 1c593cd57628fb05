import { sql } from 'kysely';
import { isOpen } from '#lib/domain/reminder/windows.ts';
import { addDays, dayBegins } from '#lib/domain/time/day.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { queueJobs } from '#lib/server/job/queue-job.ts';
import { reminderLetter } from '#lib/server/mail/reminder-letter.ts';
import { agencyDay, agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import { agencyHour } from './agency-hour.ts';
import { elsewhere, type Elsewhere } from './around.ts';
import { currentRules } from './current-rules.ts';
import { readFacts } from './read-facts.ts';
import { readTexts } from './read-texts.ts';

/**
 * Says whether a mail may leave now. Of a reminder: looks once more whether it is still true and
 * writes it anew as things stand; what was done meanwhile falls out of it, and without anything
 * left it stays at home. Outside the agency's hours it waits for the next. Other mails may leave.
 */
export async function reviseLetter(
  db: Db,
  mailId: string,
  now: Date,
  from: (db: Db) => Promise<Elsewhere> = elsewhere
): Promise<boolean> {
  const known = await db
    .selectFrom('reminder_letter')
    .innerJoin('mail', 'mail.id', 'reminder_letter.mail_id')
    .select('reminder_letter.id')
    .where('mail.id', '=', mailId)
    .where('mail.sent_at', 'is', null)
    .executeTakeFirst();
  if (!known) return true;
  const { rules } = await currentRules(db);
  if (!isOpen(rules.hours, agencyHour(now))) return waits(db, mailId, rules.hours.from, now);
  return db.transaction().execute(async (tx) => {
    const letter = await hold(tx, known.id);
    if (!letter) return false;
    const [still] = await readFacts(tx, [known.id], agencyDay(now), now);
    if (!still) {
      await tx
        .updateTable('mail')
        .set({ withdrawn_at: now })
        .where('id', '=', mailId)
        .where('sent_at', 'is', null)
        .execute();
      return false;
    }
    const around = { ...(await from(tx)), rules, own: await readTexts(tx) };
    const { subject, body } = reminderLetter(still.facts, around);
    await tx
      .updateTable('mail')
      .set({ subject, body, address: still.address, problem: null })
      .where('id', '=', mailId)
      .where('sent_at', 'is', null)
      .execute();
    await tx
      .updateTable('reminder_letter')
      .set({ handed_at: now })
      .where('id', '=', known.id)
      .execute();
    return true;
  });
}

/** The letter, unless it has been said in a later one; nobody folds it away until this is over. */
async function hold(tx: Tx, id: string) {
  const { rows } = await sql`select id from reminder_letter
    where id = ${id} and folded_into is null for update`.execute(tx);
  return rows[0];
}

async function waits(db: Db, mailId: string, hour: number, now: Date): Promise<false> {
  const day = agencyDay(now);
  const begins = (of: string) =>
    new Date(dayBegins(of, agencyTimeZone()).getTime() + hour * 3_600_000);
  const next = begins(day) > now ? begins(day) : begins(addDays(day, 1));
  await db.transaction().execute((tx) => queueJobs(tx, 'mail', [{ mailId }], next));
  return false;
}
