import type { Said } from '#lib/domain/subscription/subscription.ts';
import type { Row, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';

/** Ends one whose row the caller has locked. `lost`, `left`: nobody asked, it found its reader gone. */
export async function endSubscription(
  tx: Tx,
  { id, person_id, said }: Pick<Row<'subscription'>, 'id' | 'person_id' | 'said'>,
  why: 'asked' | 'lost' | 'left',
  now: Date
): Promise<void> {
  const ended = { ended_at: now, ended_why: why };
  await tx.updateTable('subscription').set(ended).where('id', '=', id).execute();
  const details = {
    subscription: id,
    screen: (said as Said).title,
    ...(why === 'lost' && { why })
  };
  const by = why === 'asked' ? person_id : null;
  await recordEvent(tx, { at: now, by, what: 'subscription-ended', about: person_id, details });
}
