import { Unsent } from '#lib/components/module/unsent.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import { openTaxon } from '#lib/server/taxon/open-taxon.ts';
import { characterWords } from '#lib/components/taxon/character-words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requirePerson(event);
  const asked = { id: event.params.taxon, language: event.locals.language };
  const taxon = found(await openTaxon(getDb(), asked));
  return { taxon: new Unsent({ ...taxon, words: characterWords(taxon.page) }) };
};
