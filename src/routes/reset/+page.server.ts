import { fail } from '@sveltejs/kit';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { requestReset } from '#lib/server/person/request-reset.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, url, getClientAddress }) => {
    const login = text(await request.formData(), 'login').slice(0, 300);
    const wish = { login, origin: url.origin, address: getClientAddress() };
    const outcome = await requestReset(getDb(), wish);
    if (outcome.kind === 'refused') return fail(429, { login, ...outcome });
    return { kind: outcome.kind };
  }
};
