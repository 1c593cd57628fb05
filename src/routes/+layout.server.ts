import { env } from '#lib/server/env.ts';
import { locales } from '#lib/paraglide/runtime.js';
import type { LayoutServerLoad } from './$types';

/** What the shell needs to know. No statement: the session's own has named the person. */
export const load: LayoutServerLoad = ({ locals, cookies }) => ({
  person: locals.person && {
    id: locals.person.id,
    name: locals.person.name,
    timeZone: locals.person.timeZone,
    roles: [...new Set(locals.person.roles.map(({ role }) => role))]
  },
  language: locals.language,
  languages: [...locales],
  theme: cookies.get('theme') ?? null,
  demo: env().DEMO === '1'
});
