import { randomUUID } from 'node:crypto';
import { error, fail } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { createUnit } from '#lib/server/unit/create-unit.ts';
import { listClosedUnits, listUnits } from '#lib/server/unit/queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const [units, closed] = await Promise.all([listUnits(getDb()), listClosedUnits(getDb())]);
  return { units, closed, id: randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    const by = requireRole(event, 'administrator');
    const form = await event.request.formData();
    const [id, parent] = [text(form, 'id'), text(form, 'parent')];
    if (!isId(id)) error(400);
    const typed = { name: text(form, 'name'), parentId: isId(parent) ? parent : null };
    const outcome = await createUnit(getDb(), { id, ...typed }, by.id, new Date());
    if (outcome.kind === 'refused') return fail(400, { typed, problem: outcome.reason });
    return { added: typed.name };
  }
};
