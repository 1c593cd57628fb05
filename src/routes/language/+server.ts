import { error, redirect } from '@sveltejs/kit';
import { wayBack } from '#lib/domain/session/way-back.ts';
import { locales } from '#lib/paraglide/runtime.js';
import type { RequestHandler } from './$types';

const year = 365 * 24 * 60 * 60;

/** Sets the language and goes back to the same place. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const fields = await request.formData();
  const language = locales.find((locale) => locale === fields.get('language'));
  if (!language) error(400);
  cookies.set('language', language, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true });
  redirect(303, wayBack(fields.get('back')));
};
