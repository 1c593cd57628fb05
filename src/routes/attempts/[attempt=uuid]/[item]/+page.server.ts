import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { mapOf } from '#lib/domain/attempt/attempt.ts';
import { askedItem } from '#lib/domain/attempt/exam-item.ts';
import { textIn } from '#lib/domain/course/course-in.ts';
import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { flagItem } from '#lib/server/attempt/flag-item.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import { keepPlace } from '#lib/server/attempt/keep-place.ts';
import { readAnswerForm } from '#lib/server/attempt/read-answer-form.ts';
import { shownItem } from '#lib/server/attempt/posed-item.ts';
import { readAttempt } from '#lib/server/attempt/read-attempt.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const [db, now] = [getDb(), new Date()];
  const attempt = found(await readAttempt(db, event.params.attempt, person.id, now));
  const item = found(attempt.items.find(({ number }) => String(number) === event.params.item));
  if (attempt.submittedAt || now > attempt.endsAt) redirect(303, `/attempts/${attempt.id}`);
  await keepPlace(db, attempt, item.number);
  const course = await loadRevision(db, attempt.revisionId);
  const of = { course, revision: attempt.revisionId };
  const { language } = event.locals;
  return {
    quiet: true,
    attempt: { id: attempt.id, endsAt: attempt.endsAt, map: mapOf(attempt) },
    course: textIn(course, language).title,
    item: {
      number: item.number,
      flagged: item.flagged,
      asked: askedItem(shownItem(of, item), attempt, item, language),
      given: item.given && {
        fields: fieldsOfAnswer(item.given.answer),
        confidence: item.given.confidence,
        receivedAt: item.given.receivedAt
      }
    },
    person: { id: person.id, timeZone: person.timeZone },
    freshId: randomUUID(),
    now
  };
};

export const actions: Actions = {
  /** Without JavaScript: the buttons keep what is chosen, then go where they say. */
  default: async (event) => {
    const person = requirePerson(event);
    const [db, now] = [getDb(), new Date()];
    const { attempt: attemptId, item } = event.params;
    const place = { attemptId, personId: person.id, item: Number(item) };
    const form = readAnswerForm(await event.request.formData(), now);
    const { go, id, fields, confidence, seconds, isEmpty } = form;
    const { language } = event.locals;
    const given = { ...place, id, fields, confidence, seconds, language, givenAt: now };
    const kept = isEmpty ? null : await keepAnswer(db, coursesOf(db), given, now);
    if (kept?.kind === 'refused') {
      if (kept.reason === 'too-late' || kept.reason === 'submitted')
        redirect(303, `/attempts/${attemptId}`);
      found(kept.reason === 'unknown-item' ? null : kept);
      return fail(400, { reason: kept.reason, fields, confidence });
    }
    if (go === 'flag' || go === 'unflag') await flagItem(db, place, go === 'flag', now);
    redirect(303, `/attempts/${attemptId}${wayOn(go, Number(item))}`);
  }
};

function wayOn(go: string, item: number): string {
  if (go === 'review') return '';
  return `/${go === 'next' ? item + 1 : item}`;
}
