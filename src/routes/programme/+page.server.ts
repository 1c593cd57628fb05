import { Unsent } from '#lib/components/module/unsent.ts';
import { getDb } from '#lib/server/db/database.ts';
import { openProgramme } from '#lib/server/programme/open-programme.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id, timeZone } = requirePerson(event);
  const asked = { language: event.locals.language, now: new Date() };
  const programme = found(await openProgramme(getDb(), id, asked));
  return { programme: new Unsent({ ...programme, timeZone }) };
};
