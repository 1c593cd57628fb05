import { fail } from '@sveltejs/kit';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { makeSlip } from '#lib/server/invitation/make-slip.ts';
import { findPerson } from '#lib/server/person/queries.ts';
import { slipOf } from '#lib/server/invitation/slip.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { isToken, makeToken } from '#lib/server/session/token.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  event.setHeaders({ 'Cache-Control': 'no-store' });
  const { id, name, passwordAt, leftAt } = found(
    await findPerson(getDb(), event.params.person, new Date())
  );
  return { id, name, reset: passwordAt !== null, left: leftAt !== null, token: makeToken().token };
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
