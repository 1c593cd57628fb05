import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { textIn } from '#lib/domain/course/course-in.ts';
import { isId } from '#lib/domain/id.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { fileReport } from '#lib/server/report/file-report.ts';
import { shownInModule } from '#lib/server/report/find-shown.ts';
import { lastReport } from '#lib/server/report/queries.ts';
import { askedAgain } from '#lib/server/report/show-item.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A question of a module of which somebody says that it is wrong. */
export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const { course, shown } = await shownTo(event, person.id);
  const question = course.questions[shown.questionId]!;
  return {
    course: { id: course.id, title: textIn(course, event.locals.language).title },
    back: `/courses/${course.id}/${question.module}/${question.step}#q-${question.id}`,
    asked: askedAgain(course, shown),
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
    const filed = await fileReport(
      getDb(),
      { id, personId: person.id, shown, words },
      new Date()
    );
    if (filed.kind === 'refused') return fail(400, { reason: filed.reason, words });
    redirect(303, event.url.pathname);
  }
};

async function shownTo({ params, locals }: RequestEvent, personId: string) {
  const reader = { personId, language: locals.language };
  return found(await shownInModule(getDb(), reader, params.course, params.question));
}
