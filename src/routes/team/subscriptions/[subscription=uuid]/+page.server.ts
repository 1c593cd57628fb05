import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { changeSubscription, type Change } from '#lib/server/subscription/change-subscription.ts';
import { sendingsOf, subscriptionsOf } from '#lib/server/subscription/queries.ts';
import { sendNow } from '#lib/server/subscription/send-now.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const [one] = await subscriptionsOf(getDb(), manager.id, event.params.subscription);
  const { id } = found(one);
  return { one: one!, sendings: await sendingsOf(getDb(), id), wish: randomUUID() };
};

export const actions: Actions = {
  pause: async (event) => change(event, 'pause'),
  resume: async (event) => change(event, 'resume'),
  end: async (event) => change(event, 'end'),
  send: async (event) => {
    const manager = requireRole(event, 'manager');
    const wish = text(await event.request.formData(), 'wish');
    const id = event.params.subscription;
    const [one] = await subscriptionsOf(getDb(), manager.id, id);
    found(one);
    if (!isId(wish)) return fail(400, { refused: 'unclear' as const });
    const outcome = found(await sendNow(getDb(), id, manager.id, wish, new Date()));
    if (outcome === 'wait') return fail(400, { refused: 'wait' as const });
    redirect(303, event.url.pathname);
  }
};

async function change(event: RequestEvent, what: Change) {
  const manager = requireRole(event, 'manager');
  const { subscription } = event.params;
  found(await changeSubscription(getDb(), subscription, manager.id, what, new Date()));
  redirect(303, event.url.pathname);
}
