import type { Db } from '#lib/server/db/schema.ts';

export const mailsOnAPage = 50;

/** Mails, the newest first, without their text; and how many there are in all. */
export async function listMails(db: Db, page: number) {
  const rows = await db
    .selectFrom('mail')
    .leftJoin('person', 'person.id', 'mail.person_id')
    .select(['mail.id', 'mail.address', 'mail.subject', 'mail.file', 'mail.problem'])
    .select(['mail.made_at as madeAt', 'mail.sent_at as sentAt', 'person.name'])
    .select('mail.withdrawn_at as withdrawnAt')
    .select((row) => row.fn.countAll<string>().over().as('total'))
    .orderBy('mail.made_at', 'desc')
    .orderBy('mail.id')
    .limit(mailsOnAPage)
    .offset((page - 1) * mailsOnAPage)
    .execute();
  const mails = rows.map(({ total: _, ...mail }) => mail);
  return { mails, total: Number(rows[0]?.total ?? 0) };
}

/** One mail with its text. */
export async function findMail(db: Db, id: string) {
  const mail = await db
    .selectFrom('mail')
    .select(['id', 'address', 'subject', 'body', 'file', 'problem'])
    .select(['made_at as madeAt', 'sent_at as sentAt', 'withdrawn_at as withdrawnAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  return mail ?? null;
}
