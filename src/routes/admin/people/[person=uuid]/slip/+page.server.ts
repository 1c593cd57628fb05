import { fail } from '@sveltejs/kit';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { makeSlip } from '#lib/server/invitation/make-slip.ts';
import { slipOf } from '#lib/server/invitation/slip.ts';
import { findReachable } from '#lib/server/person/find-reachable.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { isToken, makeToken } from '#lib/server/session/token.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const by = requireRole(event, 'administrator');
  event.setHeaders({ 'Cache-Control': 'no-store' });
  const person = found(await findReachable(getDb(), event.params.person, by));
  const { id, name, passwordAt, leftAt } = person;
  const slip = { name, reset: passwordAt !== null, left: leftAt !== null };
  return { id, one: slip, token: makeToken().token };
};

export const actions: Actions = {
  default: async (event) => {
    const by = requireRole(event, 'administrator');
    const typed = text(await event.request.formData(), 'token');
    const token = found(isToken(typed) ? typed : null);
    const wish = { personId: event.params.person, token };
    const outcome = found(await makeSlip(getDb(), wish, by, new Date()));
    if (outcome.kind === 'refused') return fail(400, { refused: outcome.reason });
    return { slip: slipOf(outcome, token, event.url.origin) };
  }
};
