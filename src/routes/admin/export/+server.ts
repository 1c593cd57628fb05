import { error } from '@sveltejs/kit';
import { fileWords } from '#lib/components/export/file-words.ts';
import { keepChoice, keptChoice, readChoice } from '#lib/domain/export/export-choice.ts';
import { filtersIn, screenOf } from '#lib/domain/export/screens.ts';
import * as m from '#lib/paraglide/messages.js';
import { getDb } from '#lib/server/db/database.ts';
import { takeFile } from '#lib/server/export/take-file.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { RequestHandler } from './$types';

const year = 365 * 24 * 60 * 60;

/** A screen of the administrators as a file. */
export const GET: RequestHandler = async (event) => {
  const by = requireRole(event, 'administrator');
  const { url, cookies, locals } = event;
  const screen = found(screenOf(url.searchParams.get('screen')));
  const choice = readChoice(url.searchParams, keptChoice(cookies.get('export')));
  const taker = { ...by, language: locals.language, isAdministrator: true };
  const asked = { taker, filters: filtersIn(url.searchParams), now: new Date() };
  const wish = { screen, choice, origin: url.origin };
  const taken = await takeFile(getDb(), fileWords, wish, asked);
  if (taken.kind === 'busy') error(503, m.export_busy());
  if (taken.kind !== 'file') error(404);
  cookies.set('export', keepChoice(choice), { path: '/', maxAge: year, sameSite: 'lax' });
  return new Response(taken.body, {
    headers: {
      'content-type': taken.type,
      'content-disposition': `attachment; filename="${taken.fileName}"`,
      'cache-control': 'no-store'
    }
  });
};
