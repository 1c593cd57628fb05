import { error, redirect } from '@sveltejs/kit';
import { nameOfTaxon } from '#lib/domain/course/name-of-taxon.ts';
import { whyPracticeOnly } from '#lib/domain/course/practice-only.ts';
import { galleryHref, readGalleryQuery } from '#lib/domain/specimen/gallery-query.ts';
import { isExamSeed } from '#lib/domain/specimen/seeds.ts';
import { galleryTaxa, openGallery } from '#lib/server/specimen/open-gallery.ts';
import { isSound } from '#lib/server/specimen/made.ts';
import { reviewSpecimens } from '#lib/server/specimen/review-specimens.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Individuals kept for exams, twelve at once: to be looked at, approved or rejected. */
export const load: PageServerLoad = async (event) => {
  const { timeZone } = requireRole(event, 'trainer', 'administrator');
  const one = await taxonOf(event);
  const query = readGalleryQuery(event.url.searchParams);
  const { specimens, pages } = await openGallery(getDb(), one, query);
  const { taxon, edition } = one;
  const name = nameOfTaxon(taxon, event.locals.language);
  return {
    taxon: { id: taxon.id, name, latin: taxon.latin, practiceOnly: whyPracticeOnly(taxon) },
    ...{ edition, query, specimens, pages, timeZone }
  };
};

export const actions: Actions = {
  review: async (event) => {
    const person = requireRole(event, 'trainer', 'administrator');
    const { taxon, edition, figures } = await taxonOf(event);
    const form = await event.request.formData();
    const verdict = form.has('approve') ? 'approved' : form.has('reject') ? 'rejected' : error(400);
    // the file was changed meanwhile: what was looked at is not what would be approved
    if (form.get('edition') !== edition) redirect(303, addressOf(event, taxon.id));
    const button = form.get(verdict === 'approved' ? 'approve' : 'reject');
    const seeds = button === 'chosen' ? form.getAll('seed') : [button];
    const about = { taxon: taxon.id, edition, verdict, personId: person.id } as const;
    const numbers = seeds.slice(0, 100).map(Number);
    if (!numbers.every(isExamSeed)) error(400);
    // what came out otherwise than its key is never shown, so it is not approved either
    const sound = numbers.filter((seed) => verdict === 'rejected' || isSound(figures, seed));
    await reviewSpecimens(getDb(), { ...about, seeds: sound }, new Date());
    redirect(303, addressOf(event, taxon.id));
  }
};

async function taxonOf({ params }: RequestEvent) {
  const taxa = await galleryTaxa(env().COURSES_DIR);
  return found(taxa.find(({ taxon }) => taxon.id === params.taxon) ?? null);
}

/** Where the form was sent from. */
function addressOf({ url }: RequestEvent, taxon: string): string {
  const query = readGalleryQuery(url.searchParams);
  return galleryHref(taxon, query, query.page);
}
