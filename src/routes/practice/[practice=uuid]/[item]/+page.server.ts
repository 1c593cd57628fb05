import { error, fail, redirect } from '@sveltejs/kit';
import { Unsent } from '#lib/components/module/unsent.ts';
import type { FailedForm } from '#lib/components/question/on-page.ts';
import { getDb } from '#lib/server/db/database.ts';
import { openItem } from '#lib/server/practice/open-item.ts';
import { skipItem } from '#lib/server/practice/skip-item.ts';
import { readSentForm } from '#lib/server/response/read-sent.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const at = { personId: person.id, practiceId: event.params.practice, number: numberAt(event) };
  const open = found(await openItem(getDb(), at, event.locals.language, new Date()));
  const { id: personId, timeZone } = person;
  return {
    reading: true,
    open: new Unsent(open),
    from: {
      person: personId,
      course: open.item.courseId,
      revision: open.item.revisionId,
      timeZone
    }
  };
};

export const actions: Actions = {
  /** An answer from a browser without JavaScript; the others go to /responses. */
  answer: async (event) => {
    const person = requirePerson(event);
    const sent = readSentForm(await event.request.formData(), new Date());
    if (!sent) error(400);
    const reply = await submitResponse(getDb(), sent, person.id, new Date());
    if (reply.kind !== 'refused') redirect(303, `${event.url.pathname}#q-${sent.question}`);
    const { question, fields, confidence } = sent;
    const failed: FailedForm = {
      question,
      reason: reply.reason,
      fields: { ...fields },
      confidence
    };
    return fail(400, { failed });
  },

  skip: async (event) => {
    const person = requirePerson(event);
    const at = { personId: person.id, practiceId: event.params.practice, number: numberAt(event) };
    const open = found(await openItem(getDb(), at, event.locals.language, new Date()));
    await skipItem(getDb(), at, new Date());
    redirect(303, `/practice/${at.practiceId}${open.next ? `/${open.next}` : ''}`);
  }
};

function numberAt({ params }: { params: { item: string } }): number {
  if (!/^[1-9]\d?$/.test(params.item)) error(404);
  return Number(params.item);
}
