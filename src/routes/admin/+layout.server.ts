import { keptChoice } from '#lib/domain/export/export-choice.ts';
import type { LayoutServerLoad } from './$types';

/** How files were written last on this device. No statement. */
export const load: LayoutServerLoad = ({ cookies }) => ({
  exportChoice: keptChoice(cookies.get('export'))
});
