import { Unsent } from '#lib/components/module/unsent.ts';
import { readQuery } from '#lib/domain/search/read-query.ts';
import { getDb } from '#lib/server/db/database.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import { openGuide } from '#lib/server/taxon/open-guide.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requirePerson(event);
  const text = readQuery(event.url);
  const guide = await openGuide(getDb(), { text, language: event.locals.language });
  return { guide: new Unsent({ text, ...guide }) };
};
