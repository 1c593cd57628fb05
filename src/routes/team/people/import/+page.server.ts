import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { listImports } from '#lib/server/import/queries.ts';
import { readFile } from '#lib/server/import/read-import-form.ts';
import { receiveImport } from '#lib/server/import/receive-import.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const by = requireRole(event, 'manager');
  return { id: randomUUID(), imports: await listImports(getDb(), by.id) };
};

export const actions: Actions = {
  default: async (event) => {
    const by = requireRole(event, 'manager');
    const form = await event.request.formData();
    const id = text(form, 'id');
    if (!isId(id)) error(400);
    const file = await readFile(form);
    if (!file) return fail(400, { problem: 'no-file' as const });
    const wish = { id, asRole: 'manager' as const, fileName: file.name, file: file.body };
    const outcome = await receiveImport(getDb(), wish, by, new Date());
    if (outcome.kind === 'refused') return fail(400, { problem: outcome.problem });
    found(outcome.kind === 'unknown' ? null : outcome);
    redirect(303, `/team/people/import/${id}`);
  }
};
