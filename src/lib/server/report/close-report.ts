import { fits, mostAnswer, tidyText } from '#lib/domain/report/report.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { reportAnsweredLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/send-mail.ts';

export type Closing = { id: string; courseId: string; by: string; answer: string };

export type Closed =
  { kind: 'closed' } | { kind: 'refused'; reason: 'unknown-report' | 'bad-answer' };

/**
 * Closes a report with an answer that the officer sees, and hears of by mail. By a trainer or an
 * administrator; done twice, the first answer stands.
 */
export async function closeReport(db: Db, closing: Closing, now: Date): Promise<Closed> {
  const { id, courseId, by } = closing;
  const answer = tidyText(closing.answer);
  if (!fits(answer, mostAnswer)) return { kind: 'refused', reason: 'bad-answer' };
  return db.transaction().execute(async (tx) => {
    const report = await tx
      .selectFrom('report')
      .innerJoin('person', 'person.id', 'report.person_id')
      .select(['person.id', 'name', 'email', 'person.language', 'time_zone', 'words', 'closed_at'])
      .where('report.id', '=', id)
      .where('report.course_id', '=', courseId)
      .where((from) =>
        from.exists(
          from
            .selectFrom('role_grant')
            .select('role_grant.id')
            .where('role_grant.person_id', '=', by)
            .where('role_grant.role', 'in', ['trainer', 'administrator'])
            .where('role_grant.ended_at', 'is', null)
        )
      )
      .forUpdate('report')
      .executeTakeFirst();
    if (!report) return { kind: 'refused', reason: 'unknown-report' };
    if (report.closed_at) return { kind: 'closed' };
    await tx
      .updateTable('report')
      .set({ closed_at: now, closed_by: by, answer })
      .where('id', '=', id)
      .execute();
    await recordEvent(tx, { at: now, by, what: 'report-closed', about: id, details: { answer } });
    const to = { name: report.name, language: report.language, timeZone: report.time_zone };
    const letter = reportAnsweredLetter(to, report.words, answer);
    if (report.email)
      await sendMail(tx, { personId: report.id, address: report.email }, letter, now);
    return { kind: 'closed' };
  });
}
