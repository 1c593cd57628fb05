import { whyPracticeOnly } from '#lib/domain/course/practice-only.ts';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import { editionOf } from '#lib/domain/specimen/edition.ts';
import { figuresOf, type Figures } from '#lib/domain/specimen/figures.ts';
import { seedsOnPage, type GalleryQuery } from '#lib/domain/specimen/gallery-query.ts';
import type { GallerySpecimen, Said } from '#lib/domain/specimen/gallery.ts';
import { readTaxaFolder } from '#lib/server/course/read-course-folder.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { shippedSeeds } from './approved.ts';
import { draft } from './find-figures.ts';
import { madeOf } from './made.ts';
import { lastVerdicts, type Verdict } from './queries.ts';
import { stillAddress } from './still-address.ts';

/** A taxon that specimens can be made of, as its file is now. */
export type GalleryTaxon = { taxon: Taxon; figures: Figures; edition: string };

/** Every taxon of the folder with a model, in the order of their ids. */
export async function galleryTaxa(root: string): Promise<GalleryTaxon[]> {
  const taxa = readTaxa(await readTaxaFolder(root), problemList()).values();
  return [...taxa].flatMap((taxon) => {
    const figures = figuresOf(taxon);
    return figures ? [{ taxon, figures, edition: editionOf(figures) }] : [];
  });
}

/** How many individuals of each taxon an exam may show, and how many were rejected. One statement. */
export async function countVerdicts(db: Db, taxa: readonly GalleryTaxon[]) {
  const verdicts = await verdictsOf(db, taxa);
  return taxa.map(({ taxon }) => {
    const said = [...(verdicts.get(taxon.id)?.values() ?? [])];
    return {
      taxon,
      practiceOnly: whyPracticeOnly(taxon),
      approved: said.filter(({ verdict }) => verdict === 'approved').length,
      rejected: said.filter(({ verdict }) => verdict === 'rejected').length
    };
  });
}

/** One page of the exam seeds of a taxon. One statement. */
export async function openGallery(
  db: Db,
  one: GalleryTaxon,
  query: GalleryQuery
): Promise<{ specimens: GallerySpecimen[]; pages: number }> {
  const said = (await verdictsOf(db, [one])).get(one.taxon.id)!;
  const verdicts = new Map([...said].map(([seed, { verdict }]) => [seed, verdict]));
  const { seeds, pages } = seedsOnPage(query, verdicts);
  const specimens = seeds.map((seed) => {
    const { measures, isSound, frame } = madeOf(one.figures, seed);
    const { width, height, pxPerCm } = frame(query.view, 0);
    const about = { revision: draft, taxon: one.taxon.id, seed, view: query.view };
    const address = stillAddress({ ...about, setting: 0, tone: 'any' });
    const still = { address, width, height, scale: pxPerCm };
    return { seed, still, measures, isSound, said: said.get(seed) ?? null };
  });
  return { specimens, pages };
}

async function verdictsOf(db: Db, taxa: readonly GalleryTaxon[]) {
  const editions = new Map(taxa.map(({ taxon, edition }) => [taxon.id, edition]));
  const rows = await lastVerdicts(db, editions);
  return new Map(taxa.map(({ taxon }) => [taxon.id, withShipped(taxon.id, rows)]));
}

function withShipped(taxon: string, rows: readonly Verdict[]): Map<number, Said> {
  const shipped = shippedSeeds(taxon).map((seed): [number, Said] => [
    seed,
    { verdict: 'approved', by: null, at: null }
  ]);
  const own = rows
    .filter((row) => row.taxon === taxon)
    .map(({ seed, verdict, by, at }): [number, Said] => [seed, { verdict, by, at }]);
  return new Map([...shipped, ...own]);
}
