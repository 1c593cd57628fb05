import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { ownPath } from '#lib/domain/session/own-path.ts';
import { deviceName } from '#lib/domain/session/device-name.ts';
import { getDb } from '#lib/server/db/database.ts';
import { endSession } from '#lib/server/session/end-session.ts';
import { demoIsOpen, enterDemo } from '#lib/server/session/enter-demo.ts';
import { signIn } from '#lib/server/session/sign-in.ts';
import type { SessionCookie } from '#lib/server/session/session-cookie.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const next = ownPath(url.searchParams.get('next'));
  if (locals.person) redirect(303, next);
  return { next, demo: demoIsOpen() };
};

export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const login = text(form, 'login');
    const outcome = await signIn(
      getDb(),
      { login, password: text(form, 'password'), ...where(event) },
      new Date()
    );
    if (outcome.kind === 'refused')
      return fail(outcome.reason === 'too-many' ? 429 : 400, { login, ...outcome });
    return enter(event, outcome.cookie, text(form, 'next'));
  },
  demo: async (event) => {
    const form = await event.request.formData();
    const cookie = await enterDemo(getDb(), text(form, 'role'), where(event).device, new Date());
    if (!cookie) return fail(404, { login: '', kind: 'refused', reason: 'no-demo' } as const);
    return enter(event, cookie, text(form, 'next'));
  }
};

function where(event: RequestEvent) {
  const device = deviceName(event.request.headers.get('user-agent'));
  return { address: event.getClientAddress(), device };
}

/** Whoever was signed in on this device no longer is. */
async function enter(event: RequestEvent, cookie: SessionCookie, next: string): Promise<never> {
  const before = event.locals.person;
  if (before) await endSession(getDb(), before.id, before.sessionId);
  event.cookies.set(cookie.name, cookie.value, cookie.attributes);
  redirect(303, ownPath(next));
}
