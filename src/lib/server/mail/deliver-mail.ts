import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Db, Row } from '#lib/server/db/schema.ts';
import { env } from '#lib/server/env.ts';
import { reviseLetter } from '#lib/server/reminder/revise-letter.ts';
import type { Attachment } from './send-mail.ts';

/**
 * Sends a mail that waits, or keeps it as a file where there is no mail server. Done twice it is
 * sent once. Throws what the mail server said; that is noted, and the job tried again later.
 */
export async function deliverMail(db: Db, mailId: string, now: Date): Promise<void> {
  // what a reminder says may have been done since it was written
  if (!(await reviseLetter(db, mailId, now))) return;
  const mail = await db
    .selectFrom('mail')
    .selectAll()
    .where('id', '=', mailId)
    .where('sent_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (!mail) return;
  try {
    const file = await db
      .selectFrom('mail_attachment')
      .select(['name', 'type', 'body'])
      .where('mail_id', '=', mailId)
      .executeTakeFirst();
    const whole = message(mail, file);
    const sent = env().SMTP_URL ? await send(mail, whole) : { file: await keep(mail, whole) };
    await note(db, mailId, { sent_at: now, problem: null, ...sent });
    // what has left the house need not lie here
    if (file) await db.deleteFrom('mail_attachment').where('mail_id', '=', mailId).execute();
  } catch (error) {
    await note(db, mailId, { problem: (error as Error).message.slice(0, 500) });
    throw error;
  }
}

async function send(mail: Row<'mail'>, whole: Message): Promise<{ body: string }> {
  const transport = createTransport(env().SMTP_URL, { from: env().MAIL_FROM });
  try {
    await transport.sendMail(whole);
  } finally {
    transport.close();
  }
  return { body: hideSecrets(mail.body) };
}

/** What has left the house need not lie here: the table would hold every open invitation. */
function hideSecrets(body: string): string {
  return body.replace(/\/(invitation|reset)\/[0-9a-z-]+/g, '/$1/…');
}

/** Returns the file's name in DATA_DIR/mail. */
async function keep(mail: Row<'mail'>, whole: Message): Promise<string> {
  const writer = createTransport({ streamTransport: true, buffer: true });
  const written = await writer.sendMail({ from: env().MAIL_FROM, ...whole });
  const folder = path.join(env().DATA_DIR, 'mail');
  const stamp = mail.made_at.toISOString().slice(0, 16).replace(':', '');
  const file = `${stamp}_${mail.id}.eml`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, file), written.message as Buffer, { mode: 0o600 });
  return file;
}

type Message = ReturnType<typeof message>;

function message(mail: Row<'mail'>, file: Attachment | undefined) {
  // the id is the mail's own: sent twice in a crash, it reads as one
  const messageId = `<${mail.id}@hornbook>`;
  return {
    to: mail.address,
    subject: mail.subject,
    text: mail.body,
    messageId,
    date: mail.made_at,
    ...(file && {
      attachments: [{ filename: file.name, contentType: file.type, content: file.body }]
    })
  };
}

async function note(db: Db, mailId: string, what: Partial<Row<'mail'>>): Promise<void> {
  await db.updateTable('mail').set(what).where('id', '=', mailId).execute();
}
