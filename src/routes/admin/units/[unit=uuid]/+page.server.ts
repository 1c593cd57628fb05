import { fail } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { readPeriod } from '#lib/domain/time/day.ts';
import { pathOf } from '#lib/domain/unit/tree.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { endRole } from '#lib/server/person/end-role.ts';
import { findByLogin } from '#lib/server/person/find-by-login.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { archiveUnit, reopenUnit } from '#lib/server/unit/archive-unit.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { findUnit, listUnits } from '#lib/server/unit/queries.ts';
import { renameUnit } from '#lib/server/unit/rename-unit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const now = new Date();
  const [unit, units] = await Promise.all([
    findUnit(getDb(), event.params.unit, now),
    listUnits(getDb())
  ]);
  const known = found(unit);
  return { unit: known, units, now, path: known.parentId ? pathOf(units, known.parentId) : [] };
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
  },
  archive: async (event) => told(event, archiveUnit),
  reopen: async (event) => told(event, reopenUnit),
  grant: async (event) => {
    const by = requireRole(event, 'administrator');
    const form = await event.request.formData();
    const login = text(form, 'login');
    const period = readPeriod(text(form, 'from'), text(form, 'until'), by.timeZone);
    if (period === 'wrong') return fail(400, { login, refused: 'no-period' as const });
    const personId = login ? await findByLogin(getDb(), login) : null;
    if (!personId) return fail(400, { login, refused: 'nobody' as const });
    const grant = { personId, role: 'manager', unitId: event.params.unit, period };
    const outcome = found(await grantRole(getDb(), grant, by, new Date()));
    if (outcome.kind === 'refused') return fail(400, { login, refused: outcome.reason });
    return { done: true };
  },
  endRole: async (event) => {
    const by = requireRole(event, 'administrator');
    const form = await event.request.formData();
    const [grantId, personId] = [text(form, 'grant'), text(form, 'person')];
    if (!isId(grantId) || !isId(personId)) found(null);
    found(await endRole(getDb(), { personId, grantId }, by, new Date()));
    return { done: true };
  }
};

async function told(event: RequestEvent, act: typeof archiveUnit) {
  const by = requireRole(event, 'administrator');
  const outcome = found(await act(getDb(), event.params.unit, by.id, new Date()));
  if (outcome.kind === 'refused') return fail(400, { refused: outcome.reason });
  return { done: true };
}
