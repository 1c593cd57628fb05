import { error } from '@sveltejs/kit';
import { titleIn } from '#lib/domain/certificate/certificate.ts';
import { readCode } from '#lib/domain/certificate/code.ts';
import { certificateByCode } from '#lib/server/certificate/queries.ts';
import { getDb } from '#lib/server/db/database.ts';
import { takeTry } from '#lib/server/session/limits.ts';
import * as m from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** For anyone. What cannot be a code is asked and answered like a code that nobody has. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' });
  if (await takeTry(getDb(), 'verify-address', event.getClientAddress()))
    error(429, m.error_too_many_text());
  const code = readCode(event.params.code.slice(0, 100)) ?? 'none';
  const certificate = await certificateByCode(getDb(), code, new Date());
  if (!certificate) return { certificate: null };
  const { courseTitle, originalLanguage, ...shown } = certificate;
  return {
    certificate: {
      ...shown,
      code,
      course: titleIn(courseTitle, event.locals.language, originalLanguage)
    }
  };
};
