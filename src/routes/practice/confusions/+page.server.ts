import { randomUUID } from 'node:crypto';
import { getDb } from '#lib/server/db/database.ts';
import { confusionPage } from '#lib/server/practice/confusion-page.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const confusions = await confusionPage(getDb(), person.id, event.locals.language, new Date());
  return { freshId: randomUUID(), confusions, timeZone: person.timeZone };
};
