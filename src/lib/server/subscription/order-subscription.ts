import type { ExportChoice } from '#lib/domain/export/export-choice.ts';
import type { Screen } from '#lib/domain/export/screens.ts';
import { nextAfter, type Rhythm } from '#lib/domain/subscription/rhythm.ts';
import { mostSubscriptions, type Said } from '#lib/domain/subscription/subscription.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { mayTake } from '#lib/server/export/may-take.ts';

export interface SubscriptionWish {
  /** Made with the form: sent twice, it is one. */
  id: string;
  screen: Screen;
  filters: string;
  said: Said;
  choice: ExportChoice;
  rhythm: Rhythm;
  timeZone: string;
}

export type Ordered =
  { kind: 'ordered' } | { kind: 'refused'; reason: 'no-address' | 'too-many' } | null;

/** Orders a screen by mail for oneself. Null: the person has no such screen. */
export async function orderSubscription(
  db: Db,
  wish: SubscriptionWish,
  personId: string,
  now: Date
): Promise<Ordered> {
  return db.transaction().execute(async (tx) => {
    // two forms of one person wait for each other: the number of orders is theirs
    const person = await tx
      .selectFrom('person')
      .select(['email', 'left_at'])
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!person || person.left_at) return null;
    const asked = { personId, filters: new URLSearchParams(wish.filters), now };
    if (!(await mayTake(tx, asked))) return null;
    if (!person.email) return { kind: 'refused', reason: 'no-address' };
    const own = await tx
      .selectFrom('subscription')
      .select(['id', 'ended_at'])
      .where('person_id', '=', personId)
      .execute();
    if (own.some(({ id }) => id === wish.id)) return { kind: 'ordered' };
    if (own.filter((one) => !one.ended_at).length >= mostSubscriptions)
      return { kind: 'refused', reason: 'too-many' };
    const { id, screen, filters, said, choice, rhythm, timeZone } = wish;
    const next_at = nextAfter(rhythm, timeZone, now);
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('subscription')
      .values({
        ...{ id, person_id: personId, screen, filters, made_at: now, next_at },
        ...{ said: json(said), choice: json(choice), rhythm: json(rhythm), time_zone: timeZone }
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    // somebody else's id
    if (!numInsertedOrUpdatedRows) return null;
    const details = { subscription: id, screen: said.title, rhythm: rhythm.kind };
    await recordEvent(tx, {
      at: now,
      by: personId,
      what: 'subscription-made',
      about: personId,
      details
    });
    return { kind: 'ordered' };
  });
}
