import { deliverMail } from '#lib/server/mail/deliver-mail.ts';
import { runReminders } from '#lib/server/reminder/run-reminders.ts';
import { agencyDay, agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import { addDays, dayBegins } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** On these days before today letters were written, at nine in the morning. */
const days = [21, 14, 7, 1];

/** The letters of the last weeks, as they would have been written then. Twice, nothing is added. */
export async function remind(db: Db, now: Date): Promise<void> {
  for (const ago of days) {
    const morning = dayBegins(addDays(agencyDay(now), -ago), agencyTimeZone()).getTime();
    const at = new Date(morning + 9 * 3_600_000);
    await runReminders(db, at);
    const waiting = await db
      .selectFrom('reminder_letter')
      .innerJoin('mail', 'mail.id', 'reminder_letter.mail_id')
      .select('mail.id')
      .where('mail.sent_at', 'is', null)
      .where('mail.withdrawn_at', 'is', null)
      .execute();
    for (const { id } of waiting) await deliverMail(db, id, at);
  }
}
