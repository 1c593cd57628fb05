import type { ExportChoice } from '#lib/domain/export/export-choice.ts';
import { addressOf, type Screen } from '#lib/domain/export/screens.ts';
import type { FileWords } from '#lib/domain/export/put-into-words.ts';
import { mostAttached, type SendingResult } from '#lib/domain/subscription/subscription.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { env } from '#lib/server/env.ts';
import { mayTake } from '#lib/server/export/may-take.ts';
import { openExport } from '#lib/server/export/open-export.ts';
import { lostLetter, subscriptionLetter } from '#lib/server/mail/subscription-letters.ts';
import { sendMail, type Letter } from '#lib/server/mail/send-mail.ts';
import { endSubscription } from './end-subscription.ts';
import { makeFile } from './make-file.ts';

/**
 * Makes the file of a sending and writes its mail. What its reader may see is asked now, not when it
 * was ordered: who is over it no more is told so once, and it ends; who left gets nothing. Killed
 * anywhere before the end it is done anew; done by two at once it is sent once.
 */
export async function sendSubscription(
  db: Db,
  words: FileWords,
  sendingId: string,
  now: Date,
  most = mostAttached
): Promise<void> {
  const order = await readOrder(db, sendingId);
  if (!order) return;
  const made = await makeLetter(db, words, order, now, most);
  await db.transaction().execute(async (tx) => {
    // its order first, as everywhere: whoever ends it meanwhile is heeded
    const own = await tx
      .selectFrom('subscription')
      .select(['id', 'person_id', 'said', 'ended_at'])
      .where('id', '=', order.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const open = await tx
      .selectFrom('sending')
      .select('id')
      .where('id', '=', sendingId)
      .where('done_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!open) return;
    if (own.ended_at) return note(tx, sendingId, { result: 'ended' }, now);
    const { result, letter, file, bytes } = made;
    if (result === 'lost' || result === 'left') await endSubscription(tx, own, result, now);
    const to = { personId: order.personId, address: order.email! };
    const mailId = letter && order.email ? await sendMail(tx, to, letter, now, file) : null;
    return note(tx, sendingId, { result, mailId, bytes }, now);
  });
}

type Order = NonNullable<Awaited<ReturnType<typeof readOrder>>>;

interface Made {
  result: SendingResult;
  letter?: Letter;
  file?: { name: string; type: string; body: Buffer } | undefined;
  bytes?: number;
}

async function makeLetter(
  db: Db,
  words: FileWords,
  order: Order,
  now: Date,
  most: number
): Promise<Made> {
  if (order.leftAt) return { result: 'left' };
  if (!order.email) return { result: 'no-address' };
  const filters = new URLSearchParams(order.filters);
  const { personId, name, language, timeZone } = order;
  const taker = { id: personId, name, language, timeZone, isAdministrator: false };
  const { ORIGIN, HOST, PORT } = env();
  const origin = ORIGIN || `http://${HOST}:${PORT}`;
  const choice = order.choice as ExportChoice;
  const screen = order.screen as Screen;
  const open = (await mayTake(db, { personId, filters, now }))
    ? await openExport(db, words, { screen, choice, origin }, { taker, filters, now })
    : null;
  const list = `${origin}/team/subscriptions`;
  if (!open) return { result: 'lost', letter: lostLetter(order, list) };
  const { body, bytes } = await makeFile(open, most);
  const take = new URLSearchParams([['screen', screen], ...filters, ['format', choice.format]]);
  const said = {
    ...{ title: open.title, filters: open.filters, list, at: now },
    link: body ? origin + addressOf(screen, filters) : `${origin}/team/export?${take}`
  };
  const letter = subscriptionLetter(order, { ...said, attached: body !== null });
  if (!body) return { result: 'link', letter };
  const file = { name: open.fileName, type: open.type, body };
  return { result: 'attached', letter, file, bytes };
}

/** Null: it was sent, or there is no such sending. */
async function readOrder(db: Db, sendingId: string) {
  return (
    db
      .selectFrom('sending')
      .innerJoin('subscription', 'subscription.id', 'sending.subscription_id')
      .innerJoin('person', 'person.id', 'subscription.person_id')
      .select(['subscription.id', 'screen', 'filters', 'choice', 'person.id as personId'])
      .select(['person.name', 'person.email', 'person.language', 'left_at as leftAt'])
      // the zone in which it was ordered is that of its days
      .select('subscription.time_zone as timeZone')
      .where('sending.id', '=', sendingId)
      .where('done_at', 'is', null)
      .executeTakeFirst()
  );
}

async function note(
  tx: Tx,
  sendingId: string,
  {
    result,
    mailId,
    bytes
  }: { result: SendingResult; mailId?: string | null; bytes?: number | undefined },
  now: Date
): Promise<void> {
  await tx
    .updateTable('sending')
    .set({ done_at: now, result, mail_id: mailId ?? null, bytes: bytes ?? null })
    .where('id', '=', sendingId)
    .execute();
}
