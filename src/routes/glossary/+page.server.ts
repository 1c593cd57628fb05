import { Unsent } from '#lib/components/module/unsent.ts';
import { glossaryPage } from '#lib/domain/glossary/glossary-page.ts';
import { getDb } from '#lib/server/db/database.ts';
import { loadGlossary } from '#lib/server/glossary/load-glossary.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requirePerson(event);
  const glossary = await loadGlossary(getDb());
  return { entries: new Unsent(glossary ? glossaryPage(glossary, event.locals.language) : []) };
};
