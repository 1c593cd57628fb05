import { countVerdicts, galleryTaxa } from '#lib/server/specimen/open-gallery.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { nameOfTaxon } from '#lib/domain/course/name-of-taxon.ts';
import type { PageServerLoad } from './$types';

/** Every taxon that specimens are made of, with how many of them an exam may show. */
export const load: PageServerLoad = async (event) => {
  requireRole(event, 'trainer', 'administrator');
  const counted = await countVerdicts(getDb(), await galleryTaxa(env().COURSES_DIR));
  return {
    taxa: counted.map(({ taxon, practiceOnly, approved, rejected }) => ({
      id: taxon.id,
      name: nameOfTaxon(taxon, event.locals.language),
      latin: taxon.latin,
      practiceOnly: practiceOnly !== null,
      approved,
      rejected
    }))
  };
};
