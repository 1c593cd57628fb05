import { redirect } from '@sveltejs/kit';
import { Unsent } from '#lib/components/module/unsent.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import { openCards } from '#lib/server/taxon/open-cards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const { searchParams } = event.url;
  // all at once would draw a hundred pictures
  if (!searchParams.has('taxon') && !searchParams.has('group')) redirect(303, '/guide');
  const asked = { taxa: searchParams.getAll('taxon'), group: searchParams.get('group') };
  const cards = await openCards(getDb(), { ...asked, language: event.locals.language });
  const printed = { at: new Date(), timeZone: person.timeZone };
  return { cards: new Unsent({ cards: found(cards.length > 0 ? cards : null), printed }) };
};
