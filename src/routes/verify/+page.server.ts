import { redirect } from '@sveltejs/kit';
import { readCode } from '#lib/domain/certificate/code.ts';
import type { PageServerLoad } from './$types';

/** A code typed into the form leads to its page; what cannot be a code is shown again. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'X-Robots-Tag': 'noindex' });
  const typed = (url.searchParams.get('code') ?? '').slice(0, 100);
  const code = readCode(typed);
  if (code) redirect(303, `/verify/${code}`);
  return { typed };
};
