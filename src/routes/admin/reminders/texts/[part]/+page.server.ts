import { randomUUID } from 'node:crypto';
import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { ownNames } from '#lib/domain/language.ts';
import {
  fields,
  isTextPart,
  problemsOf,
  shapes,
  type TextPart
} from '#lib/domain/reminder/texts.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { houseTexts, otherLanguage } from '#lib/server/mail/reminder-letter.ts';
import {
  missingParts,
  previewLetter,
  type TypedText
} from '#lib/server/reminder/preview-letter.ts';
import { readTexts } from '#lib/server/reminder/read-texts.ts';
import { sendTest } from '#lib/server/reminder/send-test.ts';
import { setText } from '#lib/server/reminder/set-text.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const { part, language } = asked(event);
  const texts = await readTexts(getDb());
  const own = texts.get(language)?.[part] ?? null;
  const other = { ...houseTexts(otherLanguage)!, ...texts.get(otherLanguage) };
  return {
    id: randomUUID(),
    part,
    language,
    own: own !== null,
    house: houseTexts(language) !== null,
    // the words of the other language are where a translation begins
    words: own ?? houseTexts(language)?.[part] ?? other[part],
    missing: missingParts(texts.get(language), language)
  };
};

export const actions: Actions = {
  save: async (event) => {
    const { by, id, typed } = await readForm(event);
    const outcome = await setText(getDb(), { id, ...typed }, by, new Date());
    if (outcome.kind === 'refused') return fail(400, { words: typed.words, ...outcome });
    return { did: 'save' as const };
  },
  reset: async (event) => {
    const { by, id, typed } = await readForm(event);
    await setText(getDb(), { id, ...typed, words: null }, by, new Date());
    return { did: 'reset' as const };
  },
  preview: async (event) => {
    const { typed } = await readForm(event);
    const { part, words } = typed;
    const problems = problemsOf(part, words);
    if (problems.length) return fail(400, { words, problems });
    return {
      did: 'preview' as const,
      words,
      preview: await previewLetter(getDb(), typed, new Date())
    };
  },
  test: async (event) => {
    const { by, typed } = await readForm(event);
    const { words } = typed;
    const outcome = await sendTest(getDb(), typed, by, new Date());
    if (outcome.kind === 'sent') return { did: 'test' as const, words, address: outcome.address };
    if (outcome.reason === 'no-address') return fail(400, { words, noAddress: true, problems: [] });
    return fail(400, { words, problems: outcome.problems });
  }
};

function asked({ params, url }: Pick<RequestEvent, 'params' | 'url'>) {
  const part = found(isTextPart(params.part ?? '') ? (params.part as TextPart) : null);
  const language = url.searchParams.get('language') ?? otherLanguage;
  return { part, language: found(Object.hasOwn(ownNames, language) ? language : null) };
}

async function readForm(
  event: RequestEvent
): Promise<{ by: string; id: string; typed: TypedText }> {
  const by = requireRole(event, 'administrator');
  const { part, language } = asked(event);
  const form = await event.request.formData();
  const id = text(form, 'id');
  if (!isId(id)) error(400);
  // a form sends its lines with \r\n
  const words = Object.fromEntries(
    fields
      .filter((field) => shapes[part][field])
      .map((field) => [field, text(form, field).replaceAll('\r\n', '\n').trim()])
  );
  return { by: by.id, id, typed: { part, language, words } };
}
