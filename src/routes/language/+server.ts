import { error, redirect } from '@sveltejs/kit';
import { pathOfOurs } from '#lib/domain/session/own-path.ts';
import { text } from '#lib/server/form.ts';
import { getDb } from '#lib/server/db/database.ts';
import { updateAccount } from '#lib/server/person/update-account.ts';
import { locales } from '#lib/paraglide/runtime.js';
import type { RequestHandler } from './$types';

const year = 365 * 24 * 60 * 60;

/** Sets the language, of the account too, and goes back to the same place. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const form = await request.formData();
  const language = locales.find((locale) => locale === text(form, 'language'));
  if (!language) error(400);
  if (locals.person) await updateAccount(getDb(), locals.person.id, { language });
  cookies.set('language', language, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true });
  redirect(303, pathOfOurs(text(form, 'back')));
};
