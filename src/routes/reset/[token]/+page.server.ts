import { error, fail, redirect } from '@sveltejs/kit';
import { deviceName } from '#lib/domain/session/device-name.ts';
import { leastLength } from '#lib/domain/person/password.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { resetPassword } from '#lib/server/person/reset-password.ts';
import { endSession } from '#lib/server/session/end-session.ts';
import { findReset } from '#lib/server/person/find-reset.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  setHeaders({ 'Cache-Control': 'no-store' });
  const person = await findReset(getDb(), params.token, new Date());
  if (!person) error(404);
  return { login: person.email ?? person.badge, leastLength };
};

export const actions: Actions = {
  default: async ({ params, request, cookies, locals }) => {
    const form = await request.formData();
    const password = text(form, 'password');
    if (password !== text(form, 'again')) return fail(400, { problem: 'different' as const });
    const device = deviceName(request.headers.get('user-agent'));
    const outcome = await resetPassword(
      getDb(),
      { token: params.token, password, device },
      new Date()
    );
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'gone') error(404);
      return fail(400, { problem: outcome.reason });
    }
    if (locals.person) await endSession(getDb(), locals.person.id, locals.person.sessionId);
    cookies.set(outcome.cookie.name, outcome.cookie.value, outcome.cookie.attributes);
    redirect(303, '/');
  }
};
