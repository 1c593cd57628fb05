import { randomUUID } from 'node:crypto';
import type { Tx } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';

export interface Letter {
  subject: string;
  /** Plain text. */
  body: string;
}

/** A file that goes with a mail; it lies in the database until the mail has left. */
export interface Attachment {
  name: string;
  type: string;
  body: Buffer;
}

/** Writes a mail to be sent once the transaction is committed. Gives its id. */
export async function sendMail(
  tx: Tx,
  to: { personId: string; address: string },
  letter: Letter,
  now: Date,
  file?: Attachment
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('mail')
    .values({ id, person_id: to.personId, address: to.address, ...letter, made_at: now })
    .execute();
  if (file)
    await tx
      .insertInto('mail_attachment')
      .values({ mail_id: id, ...file })
      .execute();
  await queueJob(tx, 'mail', { mailId: id });
  return id;
}
