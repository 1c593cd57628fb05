import { textIn } from '#lib/domain/course/course-in.ts';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import type { Language } from '#lib/domain/language.ts';
import { randomOf } from '#lib/domain/random.ts';
import type { Still } from '#lib/domain/question/specimen/need.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import { practiceSeed } from '#lib/domain/specimen/seeds.ts';
import { views, type View } from '#lib/domain/specimen/specimen.ts';
import { taxonPage, type TaxonPage } from '#lib/domain/taxon/taxon-page.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { madeOf } from '#lib/server/specimen/made.ts';
import { stillAddress } from '#lib/server/specimen/still-address.ts';
import { taxonFiles } from './queries.ts';

export type OpenTaxon = {
  page: TaxonPage;
  courses: { id: string; title: string }[];
  specimen: TaxonSpecimen | null;
};

/** An individual with what is usual for the taxon, and its pictures. */
export type TaxonSpecimen = {
  figures: Figures;
  seed: number;
  stills: (Still & { view: View })[];
};

/** A taxon as the courses read now have it; null: none of them names it. */
export async function openTaxon(
  db: Db,
  { id, language }: { id: string; language: Language }
): Promise<OpenTaxon | null> {
  const files = await taxonFiles(db, id);
  const newest = files[0];
  const taxon = newest && readTaxa(new Map([[`${id}.yaml`, newest.body]]), problemList()).get(id);
  if (!taxon) return null;
  const courses = await Promise.all(
    files.map(async ({ courseId, revisionId }) => {
      const { title } = textIn(await loadRevision(db, revisionId), language);
      return { id: courseId, title };
    })
  );
  const { bench } = await loadRevision(db, newest.revisionId);
  const figures = bench[id]?.figures;
  return {
    page: taxonPage(taxon, language),
    courses,
    specimen: figures ? usualSpecimen(figures, id, newest.revisionId) : null
  };
}

/** The same individual in every language and on every day. */
function usualSpecimen(figures: Figures, taxon: string, revision: string): TaxonSpecimen {
  const seed = practiceSeed(randomOf(`teach ${taxon}`)());
  const tone = 'own' as const;
  const made = madeOf(figures, seed, tone);
  // only horns are sawn
  const shown = views.filter((view) => view !== 'cut' || figures.model === 'horn');
  const stills = shown.map((view) => {
    const { width, height, pxPerCm } = made.frame(view, 0);
    const order = { revision, taxon, seed, view, setting: 0, tone };
    return { view, address: stillAddress(order), width, height, scale: pxPerCm };
  });
  return { figures, seed, stills };
}
