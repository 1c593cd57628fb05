import { sql } from 'kysely';
import type { Sending, Subscription } from '#lib/domain/subscription/subscription.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** What a person has ordered, what runs first; `id`: that one alone. One statement. */
export async function subscriptionsOf(
  db: Db,
  personId: string,
  id: string | null = null
): Promise<Subscription[]> {
  const { rows } = await sql<Subscription>`
    select subscription.id, screen, filters, said, choice, rhythm, time_zone as "timeZone",
      made_at as "madeAt", next_at as "nextAt", paused_at as "pausedAt", ended_at as "endedAt",
      ended_why as "endedWhy", last.json as last
    from subscription left join lateral (
      select jsonb_build_object(${sending}) as json
      from sending left join mail on mail.id = sending.mail_id
      where subscription_id = subscription.id order by due_at desc limit 1
    ) as last on true
    where subscription.person_id = ${personId}
      and (${id}::uuid is null or subscription.id = ${id}::uuid)
    order by ended_at is not null, made_at desc, subscription.id limit 100`.execute(db);
  return rows.map((row) => ({ ...row, last: row.last && toSending(row.last) }));
}

/** The last times that one was sent, the newest first. The caller may see it. One statement. */
export async function sendingsOf(db: Db, subscriptionId: string): Promise<Sending[]> {
  const { rows } = await sql<{ json: Sending }>`
    select jsonb_build_object(${sending}) as json
    from sending left join mail on mail.id = sending.mail_id
    where subscription_id = ${subscriptionId} order by due_at desc, sending.id limit 50`.execute(
    db
  );
  return rows.map(({ json }) => toSending(json));
}

const sending = sql`'id', sending.id, 'dueAt', due_at, 'doneAt', done_at, 'result', result,
  'bytes', bytes, 'sentAt', mail.sent_at`;

/** jsonb has no moments. */
function toSending(row: Sending): Sending {
  const moment = (text: Date | null) => text && new Date(text);
  const { dueAt, doneAt, sentAt, ...rest } = row;
  return { ...rest, dueAt: new Date(dueAt), doneAt: moment(doneAt), sentAt: moment(sentAt) };
}
