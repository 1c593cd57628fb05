import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { choosePeople } from '#lib/server/training/choose-people.ts';
import { enterTraining } from '#lib/server/training/enter-training.ts';
import { readTraining } from '#lib/server/training/read-wish.ts';
import { listUnitsUnder } from '#lib/server/unit/queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const units = await listUnitsUnder(getDb(), manager);
  const asked = event.url.searchParams.get('unit');
  const unit = units.find(({ id }) => id === asked)?.id ?? units[0]?.id ?? '';
  const nobody = { unit, search: '', people: [], lines: '' };
  return {
    id: randomUUID(),
    unit,
    units,
    courses: await courseTitles(getDb(), event.locals.language),
    choice: unit ? await choosePeople(getDb(), nobody, manager.id, new Date()) : null
  };
};

export const actions: Actions = {
  /** Shows the people of the unit and says whom the lines name; nothing is entered. */
  look: async (event) => {
    const { typed, choice } = await readForm(event);
    return { typed, choice, problems: {}, refused: null };
  },

  enter: async (event) => {
    const { typed, facts, problems, choice, manager } = await readForm(event);
    const { chosen, open } = choice;
    const people = typed.everybody ? ('everybody' as const) : chosen;
    if (people !== 'everybody' && people.length === 0) problems.people = 'none';
    if (open > 0 && !typed.leaveOut) problems.lines = true;
    if (!facts || problems.people || problems.lines)
      return fail(400, { typed, choice, problems, refused: null });
    const wish = { ...facts, id: typed.id, unitId: typed.unit, people, present: typed.present };
    const outcome = await enterTraining(getDb(), wish, manager.id, new Date());
    if (outcome.kind === 'refused')
      return fail(400, { typed, choice, problems, refused: outcome.reason });
    redirect(303, `/team/trainings/${typed.id}`);
  }
};

async function readForm(event: RequestEvent) {
  const manager = requireRole(event, 'manager');
  const read = readTraining(await event.request.formData());
  if (!isId(read.typed.id) || !read.typed.unit) error(400);
  return {
    ...read,
    manager,
    choice: await choosePeople(getDb(), read.typed, manager.id, new Date())
  };
}
