import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** For slips without a camera: the code is typed and leads to the invitation's own page. */
export const load: PageServerLoad = ({ url }) => {
  const code = url.searchParams.get('code')?.trim();
  if (code) redirect(303, `/invitation/${encodeURIComponent(code)}`);
};
