import { fail, redirect } from '@sveltejs/kit';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { addPeople } from '#lib/server/training/add-people.ts';
import { cancelTraining } from '#lib/server/training/cancel-training.ts';
import { choosePeople } from '#lib/server/training/choose-people.ts';
import { keepAttendance } from '#lib/server/training/keep-attendance.ts';
import { attendeesSeen, trainingSeen } from '#lib/server/training/queries.ts';
import { readAttendance } from '#lib/server/training/read-attendance.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const now = new Date();
  const id = event.params.training;
  const training = found(await trainingSeen(getDb(), manager.id, id, now));
  const titles = await courseTitles(getDb(), event.locals.language);
  const { courseId } = training;
  return {
    training,
    course: courseId && (titles.find((one) => one.id === courseId)?.title ?? courseId),
    attendees: await attendeesSeen(getDb(), manager.id, id, now)
  };
};

export const actions: Actions = {
  attend: async (event) => {
    const manager = requireRole(event, 'manager');
    const { training: id } = event.params;
    const { said, wrong } = readAttendance(await event.request.formData());
    const outcome = found(await keepAttendance(getDb(), id, said, manager.id, new Date()));
    if (outcome.kind === 'refused') return fail(400, { problem: 'cancelled' as const });
    if (wrong.length) return fail(400, { problem: 'minutes' as const, wrong });
    return { kept: outcome.entered + outcome.changed };
  },

  add: async (event) => {
    const manager = requireRole(event, 'manager');
    const now = new Date();
    const form = await event.request.formData();
    const { training: id } = event.params;
    const { mine, unitId } = found(await trainingSeen(getDb(), manager.id, id, now));
    found(mine || null);
    const lines = text(form, 'lines').slice(0, 200_000);
    const asked = { unit: unitId, search: '', people: [], lines };
    const { verdicts, chosen, open } = await choosePeople(getDb(), asked, manager.id, now);
    const told = { lines, verdicts };
    if (open) return fail(400, { ...told, problem: 'lines' as const });
    const outcome = found(await addPeople(getDb(), { id, people: chosen }, manager.id, now));
    if (outcome.kind === 'refused') return fail(400, { ...told, problem: outcome.reason });
    return { added: outcome.people, verdicts };
  },

  cancel: async (event) => {
    const manager = requireRole(event, 'manager');
    const form = await event.request.formData();
    const { training: id } = event.params;
    const wish = { id, cancelled: text(form, 'restore') === '', reason: text(form, 'reason') };
    const outcome = found(await cancelTraining(getDb(), wish, manager.id, new Date()));
    if (outcome.kind === 'refused') return fail(400, { problem: outcome.reason });
    redirect(303, event.url.pathname);
  }
};
