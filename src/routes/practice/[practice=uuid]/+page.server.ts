import { redirect } from '@sveltejs/kit';
import { isOpen, nextItem } from '#lib/domain/practice/practice.ts';
import { getDb } from '#lib/server/db/database.ts';
import { practiceEnd } from '#lib/server/practice/practice-end.ts';
import { practiceOf } from '#lib/server/practice/queries.ts';
import { stopPractice } from '#lib/server/practice/stop-practice.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

/** Leads to the item that waits; when none does, tells what it came to. */
export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const practice = found(await practiceOf(getDb(), person.id, event.params.practice));
  if (isOpen(practice, new Date()))
    redirect(303, `/practice/${practice.id}/${nextItem(practice, 0)!.number}`);
  const end = await practiceEnd(getDb(), person.id, practice, event.locals.language);
  return { end, kind: practice.kind, timeZone: person.timeZone };
};

export const actions: Actions = {
  stop: async (event) => {
    const person = requirePerson(event);
    const practiceId = event.params.practice;
    found(await practiceOf(getDb(), person.id, practiceId));
    await stopPractice(getDb(), { practiceId, personId: person.id }, new Date());
    redirect(303, event.url.pathname);
  }
};
