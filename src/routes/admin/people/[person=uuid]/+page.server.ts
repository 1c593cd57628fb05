import { fail } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { languageOr } from '#lib/domain/language.ts';
import { readPeriod } from '#lib/domain/time/day.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { endInvitations } from '#lib/server/invitation/end-invitations.ts';
import { inviteByMail } from '#lib/server/invitation/invite-by-mail.ts';
import { comeBack } from '#lib/server/person/come-back.ts';
import { editPerson } from '#lib/server/person/edit-person.ts';
import { endRole } from '#lib/server/person/end-role.ts';
import { endSessionsOf } from '#lib/server/person/end-sessions.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { leave } from '#lib/server/person/leave.ts';
import { findPerson } from '#lib/server/person/queries.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { isToken, makeToken } from '#lib/server/session/token.ts';
import { listUnits } from '#lib/server/unit/queries.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const [one, units] = await Promise.all([
    findPerson(getDb(), event.params.person, new Date()),
    listUnits(getDb())
  ]);
  return { one: found(one), units, token: makeToken().token, now: new Date() };
};

export const actions: Actions = {
  edit: async (event) => {
    const { by, form, personId } = await asked(event);
    const typed = {
      name: text(form, 'name'),
      email: text(form, 'email'),
      badge: text(form, 'badge'),
      language: languageOr(text(form, 'language'), event.locals.language)
    };
    const outcome = found(await editPerson(getDb(), { personId, ...typed }, by, new Date()));
    if (outcome.kind === 'refused') return fail(400, { typed, problems: outcome.problems });
    return { did: 'edit' as const };
  },
  move: async (event) => {
    const { by, form, personId } = await asked(event);
    const unitId = idIn(form, 'unit');
    if (!unitId) return fail(400, { refused: 'no-unit' as const });
    return told(await movePerson(getDb(), { personId, unitId }, by, new Date()), 'move');
  },
  grant: async (event) => {
    const { by, form, personId } = await asked(event);
    const period = readPeriod(text(form, 'from'), text(form, 'until'), by.timeZone);
    if (period === 'wrong') return fail(400, { refused: 'no-period' as const });
    const grant = { personId, role: text(form, 'role'), unitId: idIn(form, 'over'), period };
    return told(await grantRole(getDb(), grant, by, new Date()), 'grant');
  },
  endRole: async (event) => {
    const { by, form, personId } = await asked(event);
    const grantId = found(idIn(form, 'grant'));
    return told(await endRole(getDb(), { personId, grantId }, by, new Date()), 'endRole');
  },
  invite: async (event) => {
    const { by, form, personId } = await asked(event);
    const token = found(isToken(text(form, 'token')) ? text(form, 'token') : null);
    const wish = { personId, token, origin: event.url.origin };
    const outcome = found(await inviteByMail(getDb(), wish, by, new Date()));
    if (outcome.kind === 'refused') return fail(400, { refused: outcome.reason });
    return { did: 'invite' as const };
  },
  endInvitation: async (event) => {
    const { by, personId } = await asked(event);
    found((await endInvitations(getDb(), personId, by, new Date())) || null);
    return { did: 'endInvitation' as const };
  },
  signOut: async (event) => {
    const { by, personId } = await asked(event);
    found(await endSessionsOf(getDb(), personId, by, new Date()));
    return { did: 'signOut' as const };
  },
  leave: async (event) => {
    const { by, personId } = await asked(event);
    return told(await leave(getDb(), personId, by, new Date()), 'leave');
  },
  comeBack: async (event) => {
    const { by, form, personId } = await asked(event);
    const unitId = idIn(form, 'unit');
    if (!unitId) return fail(400, { refused: 'no-unit' as const });
    found((await comeBack(getDb(), { personId, unitId }, by, new Date())) || null);
    return { did: 'comeBack' as const };
  }
};

async function asked(event: RequestEvent) {
  const by = requireRole(event, 'administrator');
  return { by, form: await event.request.formData(), personId: event.params.person };
}

function idIn(form: FormData, name: string): string | null {
  return isId(text(form, name)) ? text(form, name) : null;
}

function told<R extends string, D extends string>(
  outcome: { kind: 'done' } | { kind: 'refused'; reason: R } | null,
  did: D
) {
  const known = found(outcome);
  return known.kind === 'refused' ? fail(400, { refused: known.reason }) : { did };
}
