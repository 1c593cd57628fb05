import { getDb } from '#lib/server/db/database.ts';
import { reportsBy } from '#lib/server/report/queries.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

/** What the person reported, with the answers. Not which question: of an exam that would tell. */
export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const reports = await reportsBy(getDb(), person.id);
  return {
    timeZone: person.timeZone,
    reports: reports.map(({ id, words, madeAt, closed }) => ({ id, words, madeAt, closed }))
  };
};
