import { error, redirect } from '@sveltejs/kit';
import { pathOfOurs } from '#lib/domain/session/own-path.ts';
import { text } from '#lib/server/form.ts';
import type { RequestHandler } from './$types';

const year = 365 * 24 * 60 * 60;

/** Light, dark or as the device says; kept on this device only. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const fields = await request.formData();
  const theme = text(fields, 'theme');
  if (theme === 'system') cookies.delete('theme', { path: '/' });
  else if (theme === 'light' || theme === 'dark')
    cookies.set('theme', theme, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true });
  else error(400);
  redirect(303, pathOfOurs(text(fields, 'back')));
};
