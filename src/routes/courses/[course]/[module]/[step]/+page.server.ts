import { error, fail, redirect } from '@sveltejs/kit';
import { chooseInCase } from '#lib/server/case/choose-in-case.ts';
import { readSentChoice } from '#lib/server/case/read-sent-choice.ts';
import { getDb } from '#lib/server/db/database.ts';
import { openStep } from '#lib/server/enrolment/open-step.ts';
import { readSentForm } from '#lib/server/response/read-sent.ts';
import { termsOfStep } from '#lib/server/glossary/terms-of-step.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import { Unsent } from '#lib/components/module/unsent.ts';
import type { FailedForm } from '#lib/components/question/on-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const { params, locals, url } = event;
  const asked = {
    personId: person.id,
    courseId: params.course,
    moduleId: params.module,
    step: stepNumber(params.step),
    language: locals.language,
    again: url.searchParams.get('again')
  };
  const now = new Date();
  const { page, revision } = found(await openStep(getDb(), asked, now));
  const terms = await termsOfStep(getDb(), page, revision.id, now);
  return {
    reading: true,
    step: new Unsent({ ...page, terms }),
    revision: { number: revision.number, publishedAt: revision.publishedAt },
    from: {
      ...{ person: person.id, revision: revision.id, course: params.course },
      timeZone: person.timeZone
    }
  };
};

export const actions: Actions = {
  /** A choice in a case. What came of it, kept or not, is where the person now stands. */
  choose: async (event) => {
    const person = requirePerson(event);
    const sent = readSentChoice(await event.request.formData(), event.params.course);
    if (!sent) error(400);
    await chooseInCase(getDb(), sent, person.id, new Date());
    redirect(303, `${event.url.pathname}#case-${sent.case}`);
  },
  /** An answer from a browser without JavaScript; the others go to /responses. */
  answer: async (event) => {
    const person = requirePerson(event);
    const sent = readSentForm(await event.request.formData(), new Date());
    if (!sent) error(400);
    const reply = await submitResponse(getDb(), sent, person.id, new Date());
    if (reply.kind !== 'refused') redirect(303, `${event.url.pathname}#q-${sent.question}`);
    const { question, fields, confidence } = sent;
    const failed: FailedForm = { question, reason: reply.reason, fields: { ...fields }, confidence };
    return fail(400, { failed });
  }
};

function stepNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) error(404);
  return Number(text);
}
