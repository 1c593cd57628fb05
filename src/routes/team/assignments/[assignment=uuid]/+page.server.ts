import { redirect } from '@sveltejs/kit';
import { endAssignment } from '#lib/server/assignment/end-assignment.ts';
import { assignmentsOf, tasksOf } from '#lib/server/assignment/queries.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const now = new Date();
  const id = event.params.assignment;
  const [line] = await assignmentsOf(getDb(), manager.id, now, { id });
  const titles = await courseTitles(getDb(), event.locals.language);
  const { courseId } = found(line);
  return {
    line: line!,
    title: titles.find((one) => one.id === courseId)?.title ?? courseId,
    tasks: await tasksOf(getDb(), id, manager.id, now)
  };
};

export const actions: Actions = {
  end: async (event) => {
    const manager = requireRole(event, 'manager');
    found(await endAssignment(getDb(), event.params.assignment, manager.id, new Date()));
    redirect(303, '/team/assignments');
  }
};
