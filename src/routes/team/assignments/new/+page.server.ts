import { randomUUID } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inProgrammes } from '#lib/domain/assignment/in-programmes.ts';
import { said } from '#lib/domain/course/texts.ts';
import { isId } from '#lib/domain/id.ts';
import { assign, type AssignmentWish } from '#lib/server/assignment/assign.ts';
import { assignmentsOf, peopleAsked, previewWish } from '#lib/server/assignment/queries.ts';
import { readWish } from '#lib/server/assignment/read-wish.ts';
import { withProgramme } from '#lib/server/assignment/with-programme.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { programmeCourses } from '#lib/server/programme/programme-courses.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { listUnitsUnder } from '#lib/server/unit/queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const { searchParams } = event.url;
  const now = new Date();
  const [replaced] = inProgrammes(
    isId(searchParams.get('replaces') ?? '')
      ? await assignmentsOf(getDb(), manager.id, now, { id: searchParams.get('replaces') })
      : []
  );
  const programme = await programmeCourses(getDb());
  const wanted = searchParams.getAll('person').filter(isId).slice(0, 200);
  return {
    id: randomUUID(),
    units: await listUnitsUnder(getDb(), manager),
    courses: await courseTitles(getDb(), event.locals.language),
    replaced: replaced && !replaced.endedAt ? replaced : null,
    programme: programme && {
      title: said(programme.title, event.locals.language),
      courses: programme.courses.length,
      unpublished: programme.unpublished
    },
    fresh: searchParams.has('fresh'),
    unit: searchParams.get('unit'),
    people: await peopleAsked(getDb(), manager.id, now, {
      people: wanted,
      assignmentId: replaced?.people ? replaced.id : null
    })
  };
};

export const actions: Actions = {
  /** Says what would happen; nothing is done. */
  preview: async (event) => {
    const { typed, wish, problems, manager } = await readForm(event);
    const whole = wish && (await withProgramme(getDb(), wish));
    const preview = whole && (await previewWish(getDb(), whole, manager.id, new Date()));
    if (!wish) return fail(400, { typed, problems, preview: null, refused: null });
    if (!preview) return fail(400, { typed, problems, preview: null, refused: 'no-unit' as const });
    return { typed, problems, preview, courses: whole?.courseIds.length ?? 0, refused: null };
  },

  assign: async (event) => {
    const { typed, wish, problems, manager } = await readForm(event);
    if (!wish) return fail(400, { typed, problems, preview: null, refused: null });
    const outcome = await assign(getDb(), wish, manager.id, new Date());
    if (outcome.kind === 'refused')
      return fail(400, { typed, problems, preview: null, refused: outcome.reason });
    redirect(303, '/team/assignments');
  }
};

async function readForm(event: RequestEvent) {
  const manager = requireRole(event, 'manager');
  const read = readWish(await event.request.formData());
  const wish: AssignmentWish | null = read.wish;
  return { ...read, wish, manager };
}
