import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Db, Row } from '#lib/server/db/schema.ts';
import { env } from '#lib/server/env.ts';
import { reviseLetter } from '#lib/server/reminder/revise-letter.ts';

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
    const sent = env().SMTP_URL ? await send(mail) : { file: await keep(mail) };
    await note(db, mailId, { sent_at: now, problem: null, ...sent });
  } catch (error) {
    await note(db, mailId, { problem: (error as Error).message.slice(0, 500) });
    throw error;
  }
}

async function send(mail: Row<'mail'>): Promise<{ body: string }> {
  const transport = createTransport(env().SMTP_URL, { from: env().MAIL_FROM });
  try {
    await transport.sendMail(message(mail));
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
async function keep(mail: Row<'mail'>): Promise<string> {
  const writer = createTransport({ streamTransport: true, buffer: true });
  const written = await writer.sendMail({ from: env().MAIL_FROM, ...message(mail) });
  const folder = path.join(env().DATA_DIR, 'mail');
  const stamp = mail.made_at.toISOString().slice(0, 16).replace(':', '');
  const file = `${stamp}_${mail.id}.eml`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, file), written.message as Buffer, { mode: 0o600 });
  return file;
}

function message(mail: Row<'mail'>) {
  // the id is the mail's own: sent twice in a crash, it reads as one
  const messageId = `<${mail.id}@hornbook>`;
  return {
    to: mail.address,
    subject: mail.subject,
    text: mail.body,
    messageId,
    date: mail.made_at
  };
}

async function note(db: Db, mailId: string, what: Partial<Row<'mail'>>): Promise<void> {
  await db.updateTable('mail').set(what).where('id', '=', mailId).execute();
}
