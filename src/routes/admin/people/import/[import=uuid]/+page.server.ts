import { fail, redirect } from '@sveltejs/kit';
import { getDb } from '#lib/server/db/database.ts';
import { askToRun, askToStop, askToUndo } from '#lib/server/import/ask-import.ts';
import { openImport } from '#lib/server/import/open-import.ts';
import { findImport } from '#lib/server/import/queries.ts';
import { readWish, turnIn } from '#lib/server/import/read-import-form.ts';
import { rereadImport, type Asked } from '#lib/server/import/receive-import.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const { searchParams } = event.url;
  return found(await openImport(getDb(), event.params.import, null, searchParams));
};

export const actions: Actions = {
  read: async (event) => {
    const { form, asked } = await asking(event);
    const outcome = found(await rereadImport(getDb(), asked, readWish(form)));
    if (outcome.kind === 'refused') return fail(400, { problem: outcome.problem });
    redirect(303, event.url.pathname);
  },
  run: async (event) => {
    const { asked } = await asking(event);
    return told(event, asked, await askToRun(getDb(), asked));
  },
  stop: async (event) => {
    const { asked } = await asking(event);
    return told(event, asked, await askToStop(getDb(), asked, new Date()));
  },
  undo: async (event) => {
    const { by, asked } = await asking(event);
    return told(event, asked, await askToUndo(getDb(), asked, by.id));
  }
};

async function asking(event: RequestEvent) {
  const by = requireRole(event, 'administrator');
  const form = await event.request.formData();
  return { by, form, asked: { id: event.params.import, turn: turnIn(form), of: null } };
}

/** Asked in vain, the page says how it stands now; where there is no such import it is not there. */
async function told(event: RequestEvent, { id, of }: Asked, done: boolean) {
  if (done) redirect(303, event.url.pathname);
  found(await findImport(getDb(), id, of));
  return fail(400, { problem: 'late' as const });
}
