import { redirect } from '@sveltejs/kit';
import { mapOf, type Attempt } from '#lib/domain/attempt/attempt.ts';
import { examPage } from '#lib/domain/attempt/exam-page.ts';
import { percentOf, type Result } from '#lib/domain/attempt/result.ts';
import { resultPage } from '#lib/domain/attempt/result-page.ts';
import { textIn } from '#lib/domain/course/course-in.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { shownItem } from '#lib/server/attempt/posed-item.ts';
import { readAttempt } from '#lib/server/attempt/read-attempt.ts';
import { readExamFacts } from '#lib/server/attempt/start-facts.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import { loadCourse } from '#lib/server/course/load-course.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

/** Before the submission: what is answered. Afterwards: how it came out. */
export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const [db, now] = [getDb(), new Date()];
  const attempt = found(await readAttempt(db, event.params.attempt, person.id, now));
  const course = await loadRevision(db, attempt.revisionId);
  const { id, number, endsAt, submittedAt, result, certificateId } = attempt;
  const head = {
    course: { id: course.id, title: textIn(course, event.locals.language).title },
    timeZone: person.timeZone,
    now
  };
  if (!submittedAt || !result) {
    const isOver = now > endsAt;
    if (event.url.searchParams.has('go') && !isOver) redirect(303, `/attempts/${id}/${attempt.at}`);
    const review = { id, endsAt, isOver, map: mapOf(attempt) };
    return { ...head, quiet: true, review, told: null };
  }
  const byKeyOf = await correctedBy(attempt);
  const told = {
    ...{ id, number, submittedAt, certificateId, language: event.locals.language },
    page: resultPage(
      course,
      { ...attempt, result } as Attempt & { result: Result },
      event.locals.language,
      (item) => shownItem(byKeyOf(item) || { course, revision: attempt.revisionId }, item)
    ),
    corrections: attempt.corrections.map(({ at, before, after }) => ({
      at,
      ...{ before: percentOf(before), after: percentOf(after) },
      passes: after.passed && !before.passed
    })),
    next: await nextExam(course, person.id, now)
  };
  return { ...head, quiet: false, review: null, told };
};

/** The course whose key holds for an item that was put right. */
async function correctedBy({ items }: Attempt) {
  const courses = new Map<string, Course>();
  for (const { correctedBy: id } of items) if (id) courses.set(id, await loadRevision(getDb(), id));
  return ({ correctedBy: revision }: Attempt['items'][number]) =>
    revision && { course: courses.get(revision)!, revision };
}

/** When it may be tried again, by the rule of today; null: the course is no longer published. */
async function nextExam({ id }: Course, personId: string, now: Date) {
  const current = await loadCourse(getDb(), id);
  if (!current) return null;
  const facts = await readExamFacts(getDb(), personId, current.course, now);
  return examPage(current.course.exam, facts, now);
}

export const actions: Actions = {
  submit: async (event) => {
    const person = requirePerson(event);
    const place = { attemptId: event.params.attempt, personId: person.id };
    const outcome = await submitAttempt(getDb(), coursesOf(getDb()), place, new Date());
    found(outcome.kind === 'refused' ? null : outcome);
    redirect(303, `/attempts/${event.params.attempt}`);
  }
};
