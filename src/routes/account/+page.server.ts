import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { leastLength } from '#lib/domain/person/password.ts';
import { timeZones } from '#lib/domain/person/time-zones.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { changePassword } from '#lib/server/person/change-password.ts';
import { updateAccount } from '#lib/server/person/update-account.ts';
import { endSession, endSessions } from '#lib/server/session/end-session.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import { listSessions } from '#lib/server/session/queries.ts';
import { locales } from '#lib/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id, timeZone, sessionId } = requirePerson(event);
  const sessions = await listSessions(getDb(), id, new Date());
  return { sessions, sessionId, timeZone, timeZones: timeZones(), leastLength };
};

export const actions: Actions = {
  settings: async (event) => {
    const { id } = requirePerson(event);
    const form = await event.request.formData();
    const language = locales.find((one) => one === form.get('language'));
    const timeZone = timeZones().find((one) => one === form.get('timeZone'));
    if (!language || !timeZone) error(400);
    await updateAccount(getDb(), id, { language, timeZone });
    // another request, which is answered in the new language
    redirect(303, '/account?saved');
  },
  password: async (event) => {
    const person = requirePerson(event);
    const form = await event.request.formData();
    const password = text(form, 'password');
    const typed = { old: text(form, 'old'), password };
    if (password !== text(form, 'again')) return fail(400, { problem: 'different' as const });
    const outcome = await changePassword(getDb(), person, typed, new Date());
    if (outcome.kind === 'changed') return { did: 'password' as const };
    if (outcome.reason === 'too-many') return fail(429, { minutes: outcome.minutes });
    return fail(400, { problem: outcome.reason });
  },
  end: async (event) => {
    const { id } = requirePerson(event);
    const sessionId = text(await event.request.formData(), 'session');
    if (isId(sessionId)) await endSession(getDb(), id, sessionId);
    return { did: 'end' as const };
  },
  endOthers: async (event) => {
    const { id, sessionId } = requirePerson(event);
    await endSessions(getDb(), id, sessionId);
    return { did: 'end' as const };
  }
};
