import { randomUUID } from 'node:crypto';
import { error, fail } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { ownNames } from '#lib/domain/language.ts';
import { isPart, readDays, type Part } from '#lib/domain/reminder/rules.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { text } from '#lib/server/form.ts';
import { missingParts } from '#lib/server/reminder/preview-letter.ts';
import { readState } from '#lib/server/reminder/read-state.ts';
import { readTexts } from '#lib/server/reminder/read-texts.ts';
import { setRule } from '#lib/server/reminder/set-rule.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const own = await readTexts(getDb());
  return {
    id: randomUUID(),
    ...(await readState(getDb())),
    timeZone: agencyTimeZone(),
    kept: !env().SMTP_URL,
    texts: Object.keys(ownNames).map((language) => ({
      language,
      own: Object.keys(own.get(language) ?? {}),
      missing: missingParts(own.get(language), language)
    }))
  };
};

export const actions: Actions = {
  set: async (event) => {
    const by = requireRole(event, 'administrator');
    const form = await event.request.formData();
    const [id, part] = [text(form, 'id'), text(form, 'part')];
    if (!isId(id) || !isPart(part)) error(400);
    const rule = readForm(part, form);
    const outcome = await setRule(getDb(), { id, part, rule }, by.id, new Date());
    if (outcome.kind === 'refused') return fail(400, { part, typed: typedIn(form) });
    return { did: part };
  }
};

function readForm(part: Part, form: FormData): unknown {
  const on = text(form, 'on') === '1';
  const whole = (name: string) =>
    /^\s*\d{1,3}\s*$/.test(text(form, name)) ? Number(text(form, name)) : null;
  if (part === 'hours') return { from: whole('from'), until: whole('until') };
  if (part === 'overdue') return { on, every: whole('every'), times: whole('times') };
  if (part === 'digest') return { on, weekday: whole('weekday') };
  return { on, days: readDays(text(form, 'days')) };
}

const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form.keys()].map((name) => [name, text(form, name)]));
