import { textIn } from '#lib/domain/course/course-in.ts';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import type { Language } from '#lib/domain/language.ts';
import { randomOf } from '#lib/domain/random.ts';
import { build } from '#lib/domain/specimen/build.ts';
import { frameStill } from '#lib/domain/specimen/draw/frame-still.ts';
import { figuresOf, type Figures } from '#lib/domain/specimen/figures.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { practiceSeed } from '#lib/domain/specimen/seeds.ts';
import { views, type View } from '#lib/domain/specimen/specimen.ts';
import { taxonPage, type TaxonPage } from '#lib/domain/taxon/taxon-page.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { stillAddress } from '#lib/server/specimen/still-address.ts';
import { taxonFiles } from './queries.ts';

export type OpenTaxon = {
  page: TaxonPage;
  courses: { id: string; title: string }[];
  specimen: TaxonSpecimen | null;
};

/** An individual with what is usual for the taxon, and its pictures. `scale`: pixels a cm at 900 px. */
export type TaxonSpecimen = {
  figures: Figures;
  seed: number;
  stills: { view: View; address: string; scale: number }[];
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
  const figures = figuresOf(taxon);
  return {
    page: taxonPage(taxon, language),
    courses,
    specimen: figures && usualSpecimen(figures, id, newest.revisionId)
  };
}

const kept = 100;
const place = globalThis as typeof globalThis & {
  hornbookUsual?: Map<string, TaxonSpecimen['stills']>;
};

/** The same individual in every language and on every day. */
function usualSpecimen(figures: Figures, taxon: string, revision: string): TaxonSpecimen {
  const seed = practiceSeed(randomOf(`teach ${taxon}`)());
  const cache = (place.hornbookUsual ??= new Map());
  const key = `${revision} ${taxon}`;
  const stills = cache.get(key) ?? stillsOf(figures, { taxon, revision, seed });
  cache.set(key, stills);
  for (const oldest of cache.keys()) if (cache.size > kept) cache.delete(oldest);
  return { figures, seed, stills };
}

/** Builds the individual to know its scale: a tenth of a second, once a revision. */
function stillsOf(
  figures: Figures,
  order: { taxon: string; revision: string; seed: number }
): TaxonSpecimen['stills'] {
  const tone = 'own' as const;
  const specimen = build(sample(figures, order.seed, { tone }));
  const isSawn = specimen.surfaces.some(({ material }) => material.kind === 'cut');
  return views
    .filter((view) => view !== 'cut' || isSawn)
    .map((view) => ({
      view,
      address: stillAddress({ ...order, view, setting: 0, tone }),
      scale: frameStill(specimen, { view, width: 900 }).pxPerCm
    }));
}
