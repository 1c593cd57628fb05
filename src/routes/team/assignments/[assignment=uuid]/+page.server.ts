import { redirect } from '@sveltejs/kit';
import { inProgrammes } from '#lib/domain/assignment/in-programmes.ts';
import { said } from '#lib/domain/course/texts.ts';
import { endAssignment } from '#lib/server/assignment/end-assignment.ts';
import { assignmentsOf, programmeTasksOf, tasksOf } from '#lib/server/assignment/queries.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { programmeCourses } from '#lib/server/programme/programme-courses.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const now = new Date();
  const id = event.params.assignment;
  const [line] = inProgrammes(await assignmentsOf(getDb(), manager.id, now, { id }));
  const titles = await courseTitles(getDb(), event.locals.language);
  const titleOf = (course: string) => titles.find((one) => one.id === course)?.title ?? course;
  const { courseId, programmeId, parts } = found(line);
  const ids = parts.map((part) => part.id);
  if (!programmeId)
    return {
      ...{ line: line!, title: titleOf(courseId), programme: null },
      tasks: await tasksOf(getDb(), id, manager.id, now)
    };
  const programme = await programmeCourses(getDb());
  return {
    line: line!,
    title: programme ? said(programme.title, event.locals.language) : programmeId,
    tasks: [],
    programme: {
      courses: inOrder(parts, programme?.courses ?? []).map((part) => ({
        ...part,
        title: titleOf(part.courseId)
      })),
      people: await programmeTasksOf(getDb(), ids, manager.id, now)
    }
  };
};

export const actions: Actions = {
  end: async (event) => {
    const manager = requireRole(event, 'manager');
    found(await endAssignment(getDb(), event.params.assignment, manager.id, new Date()));
    redirect(303, '/team/assignments');
  }
};

/** In the order of the programme as it is now; what it no longer names comes last. */
function inOrder<T extends { courseId: string }>(parts: readonly T[], courses: readonly string[]) {
  const place = ({ courseId }: T) => {
    const at = courses.indexOf(courseId);
    return at < 0 ? courses.length : at;
  };
  return [...parts].sort((a, b) => place(a) - place(b));
}
