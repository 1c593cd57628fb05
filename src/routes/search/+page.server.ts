import { Unsent } from '#lib/components/module/unsent.ts';
import { readQuery } from '#lib/domain/search/read-query.ts';
import { getDb } from '#lib/server/db/database.ts';
import { searchLessons } from '#lib/server/search/search-lessons.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import { openGuide } from '#lib/server/taxon/open-guide.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requirePerson(event);
  const asked = { text: readQuery(event.url), language: event.locals.language };
  const lessons = await searchLessons(getDb(), asked);
  const guide = asked.text === '' ? null : await openGuide(getDb(), asked);
  const lines = guide?.groups.flatMap((group) => group.lines) ?? [];
  return { search: new Unsent({ text: asked.text, ...lessons, lines }) };
};
