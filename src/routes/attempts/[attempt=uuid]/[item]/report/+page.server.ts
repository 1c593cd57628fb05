import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { textIn } from '#lib/domain/course/course-in.ts';
import { isId } from '#lib/domain/id.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { fileReport } from '#lib/server/report/file-report.ts';
import { shownInExam } from '#lib/server/report/find-shown.ts';
import { lastReport } from '#lib/server/report/queries.ts';
import { askedAgain } from '#lib/server/report/show-item.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** An item of a submitted exam. One of exam.md is not shown again, and yet can be reported. */
export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const { course, shown } = await shownTo(event, person.id);
  const isOpen = course.questions[shown.questionId]!.place === 'module';
  const item = Number(event.params.item);
  return {
    course: { id: course.id, title: textIn(course, event.locals.language).title },
    back: `/attempts/${event.params.attempt}#items`,
    item,
    asked: isOpen ? { ...askedAgain(course, shown), id: `item-${item}` } : null,
    last: await lastReport(getDb(), person.id, shown),
    timeZone: person.timeZone,
    formId: randomUUID()
  };
};

export const actions: Actions = {
  default: async (event) => {
    const person = requirePerson(event);
    const { shown } = await shownTo(event, person.id);
    const form = await event.request.formData();
    const [id, words] = [text(form, 'id'), text(form, 'words')];
    if (!isId(id)) error(400);
    const filed = await fileReport(getDb(), { id, personId: person.id, shown, words }, new Date());
    if (filed.kind === 'refused') return fail(400, { reason: filed.reason, words });
    redirect(303, event.url.pathname);
  }
};

async function shownTo({ params, locals }: RequestEvent, personId: string) {
  const reader = { personId, language: locals.language };
  const item = /^[1-9]\d{0,2}$/.test(params.item) ? Number(params.item) : 0;
  return found(await shownInExam(getDb(), reader, params.attempt, item));
}
