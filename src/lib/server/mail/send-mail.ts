import { randomUUID } from 'node:crypto';
import type { Tx } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';

export interface Letter {
  subject: string;
  /** Plain text. */
  body: string;
}

/** Writes a mail to be sent once the transaction is committed. */
export async function sendMail(
  tx: Tx,
  to: { personId: string; address: string },
  letter: Letter,
  now: Date
): Promise<void> {
  const id = randomUUID();
  await tx
    .insertInto('mail')
    .values({ id, person_id: to.personId, address: to.address, ...letter, made_at: now })
    .execute();
  await queueJob(tx, 'mail', { mailId: id });
}
