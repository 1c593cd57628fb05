import { fail, redirect } from '@sveltejs/kit';
import { examPage } from '#lib/domain/attempt/exam-page.ts';
import { textIn } from '#lib/domain/course/course-in.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { finishOverdue } from '#lib/server/attempt/finish-overdue.ts';
import { readRenewal } from '#lib/server/attempt/read-renewal.ts';
import { readExamFacts } from '#lib/server/attempt/start-facts.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { loadCourse } from '#lib/server/course/load-course.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const [db, now] = [getDb(), new Date()];
  const { course } = found(await loadCourse(db, event.params.course));
  await finishOverdue(db, coursesOf(db), now, person.id);
  const facts = await readExamFacts(db, person.id, course, now);
  const renewal = await readRenewal(db, { personId: person.id, course }, facts, now);
  const rule = renewal?.short?.rule ?? course.exam;
  const text = textIn(course, event.locals.language);
  return {
    course: { id: course.id, title: text.title, validMonths: course.validMonths },
    exam: examPage(rule, facts, now, renewal),
    modules: text.modules.map(({ id, title }) => ({ id, title })),
    timeZone: person.timeZone
  };
};

export const actions: Actions = {
  default: async (event) => {
    const person = requirePerson(event);
    const [db, now] = [getDb(), new Date()];
    const { course, revision } = found(await loadCourse(db, event.params.course));
    await finishOverdue(db, coursesOf(db), now, person.id);
    const { revisionId } = revision;
    const { language } = event.locals;
    const start = { personId: person.id, revisionId, course, language };
    const outcome = await startAttempt(db, start, now);
    // the page itself says why not
    if (outcome.kind === 'refused' && outcome.reason === 'no-specimens')
      return fail(409, { noSpecimens: true });
    if (outcome.kind === 'refused') redirect(303, event.url.pathname);
    redirect(303, `/attempts/${outcome.attemptId}/1`);
  }
};
