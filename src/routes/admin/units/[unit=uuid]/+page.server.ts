import { fail } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { pathOf } from '#lib/domain/unit/tree.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { listUnits } from '#lib/server/unit/queries.ts';
import { renameUnit } from '#lib/server/unit/rename-unit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const units = await listUnits(getDb());
  const unit = found(units.find((one) => one.id === event.params.unit));
  return { unit, units, path: pathOf(units, unit.id).slice(0, -1) };
};

export const actions: Actions = {
  rename: async (event) => {
    const by = requireRole(event, 'administrator');
    const name = text(await event.request.formData(), 'name');
    const wish = { id: event.params.unit, name };
    const outcome = found(await renameUnit(getDb(), wish, by.id, new Date()));
    if (outcome.kind === 'refused') return fail(400, { name, problem: outcome.reason });
    return { done: true };
  },
  move: async (event) => {
    const by = requireRole(event, 'administrator');
    const parent = text(await event.request.formData(), 'parent');
    const wish = { id: event.params.unit, parentId: isId(parent) ? parent : null };
    const outcome = found(await moveUnit(getDb(), wish, by.id, new Date()));
    if (outcome.kind === 'refused') {
      return fail(400, { parentId: wish.parentId, problem: outcome.reason });
    }
    return { done: true };
  }
};
