import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { isPracticeKind } from '#lib/domain/practice/practice.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { pairOf } from '#lib/server/practice/pair-of.ts';
import { practiceDesk } from '#lib/server/practice/practice-desk.ts';
import { startPractice } from '#lib/server/practice/start-practice.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const freshId = randomUUID();
  const asked = { personId: person.id, language: event.locals.language, freshId };
  return { freshId, desk: await practiceDesk(getDb(), asked, new Date()) };
};

export const actions: Actions = {
  start: async (event) => {
    const person = requirePerson(event);
    const form = await event.request.formData();
    const [id, kind] = [text(form, 'id'), text(form, 'kind')];
    if (!isId(id) || !isPracticeKind(kind)) error(400);
    const [db, now] = [getDb(), new Date()];
    const pair =
      kind === 'pair' ? found(await pairOf(db, person.id, text(form, 'pair'), now)) : undefined;
    const start = { id, personId: person.id, kind, courseId: text(form, 'course') || null, pair };
    const outcome = await startPractice(db, start, now);
    if (outcome.kind === 'refused') return fail(409, { nothing: true });
    redirect(303, `/practice/${outcome.practiceId}`);
  }
};
