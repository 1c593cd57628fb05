import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { inviteByMail } from '#lib/server/invitation/invite-by-mail.ts';
import { addPerson } from '#lib/server/person/add-person.ts';
import { readNewPerson } from '#lib/server/person/read-new-person.ts';
import { asManager } from '#lib/server/person/actor.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { isToken, makeToken } from '#lib/server/session/token.ts';
import { listUnitsUnder } from '#lib/server/unit/queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const by = asManager(requireRole(event, 'manager'));
  return { id: randomUUID(), token: makeToken().token, units: await listUnitsUnder(getDb(), by) };
};

export const actions: Actions = {
  default: async (event) => {
    const by = asManager(requireRole(event, 'manager'));
    const form = await event.request.formData();
    const [id, token] = [text(form, 'id'), text(form, 'token')];
    if (!isId(id) || !isToken(token)) error(400);
    const typed = readNewPerson(form, event.locals.language);
    const person = { ...typed, id, timeZone: by.timeZone };
    const outcome = await addPerson(getDb(), person, by, new Date());
    if (outcome.kind === 'refused') return fail(400, { typed, problems: outcome.problems });
    if (typed.way === 'slip') redirect(303, `/team/people/${id}/slip`);
    if (typed.way === 'mail') {
      const wish = { personId: id, token, origin: event.url.origin };
      await inviteByMail(getDb(), wish, by, new Date());
    }
    redirect(303, `/team/people/${id}`);
  }
};
