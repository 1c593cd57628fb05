import { randomUUID } from 'node:crypto';
import { error, fail } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { retentionPreview } from '#lib/server/person/queries.ts';
import { askToErase, setRetention } from '#lib/server/person/set-retention.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const years = wholeNumber(event.url.searchParams.get('years') ?? '');
  const preview = await retentionPreview(getDb(), years && years <= 100 ? years : null, new Date());
  return { id: randomUUID(), ...preview };
};

export const actions: Actions = {
  set: async (event) => {
    const by = requireRole(event, 'administrator');
    const form = await event.request.formData();
    const [id, typed] = [text(form, 'id'), text(form, 'years').trim()];
    if (!isId(id)) error(400);
    const years = typed === '' ? null : (wholeNumber(typed) ?? 0);
    const outcome = await setRetention(getDb(), { id, years }, by.id, new Date());
    if (outcome.kind === 'refused') return fail(400, { typed, refused: true });
    return { did: 'set' as const };
  },
  erase: async (event) => {
    requireRole(event, 'administrator');
    await askToErase(getDb());
    return { did: 'erase' as const };
  }
};

const wholeNumber = (typed: string): number | null =>
  /^\d{1,3}$/.test(typed) ? Number(typed) : null;
