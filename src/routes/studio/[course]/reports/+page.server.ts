import { textIn } from '#lib/domain/course/course-in.ts';
import { loadCourse } from '#lib/server/course/load-course.ts';
import { getDb } from '#lib/server/db/database.ts';
import { reportsOn } from '#lib/server/report/queries.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

/** What officers say is wrong in a published course. */
export const load: PageServerLoad = async (event) => {
  const { timeZone } = requireRole(event, 'trainer', 'administrator');
  const { course } = found(await loadCourse(getDb(), event.params.course));
  const reports = await reportsOn(getDb(), course.id);
  return {
    course: { id: course.id, title: textIn(course, event.locals.language).title },
    timeZone,
    reports: reports.map(({ id, questionId, words, madeAt, closed, attemptId }) => ({
      ...{ id, questionId, words, madeAt },
      isOpen: closed === null,
      inExam: attemptId !== null
    }))
  };
};
