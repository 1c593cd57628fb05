import { textIn } from '#lib/domain/course/course-in.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import { usualSeed } from '#lib/domain/specimen/usual-individual.ts';
import { nameOf } from '#lib/domain/taxon/names.ts';
import { taxonPage, type TaxonPage } from '#lib/domain/taxon/taxon-page.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { courseWords } from '#lib/server/course/words.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { loadTaxa, type LoadedTaxon } from './load-taxa.ts';
import { usualStillAddress, usualStills, type TaxonStill } from './usual-specimen.ts';

export type OpenTaxon = {
  page: TaxonPage;
  courses: { id: string; title: string }[];
  specimen: TaxonSpecimen | null;
  /** What it is taken for, as far as a course teaches that, too. */
  lookAlikes: LookAlike[];
};

/** An individual with what is usual for the taxon, and its pictures. */
export type TaxonSpecimen = { figures: Figures; seed: number; stills: TaxonStill[] };

export type LookAlike = { id: string; name: string; latin: string; still: string | null };

/** A taxon as the courses read now have it; null: none of them names it. */
export async function openTaxon(
  db: Db,
  { id, language }: { id: string; language: Language }
): Promise<OpenTaxon | null> {
  const taxa = await loadTaxa(db);
  const loaded = taxa.get(id);
  if (!loaded) return null;
  const { taxon, figures } = loaded;
  const courses = await Promise.all(
    loaded.courses.map(async ({ courseId, revisionId }) => {
      const { title } = textIn(await loadRevision(db, revisionId), language);
      return { id: courseId, title };
    })
  );
  const alike = taxon.lookAlikes.flatMap((other) => taxa.get(other) ?? []);
  return {
    page: taxonPage(taxon, courseWords(language)),
    courses,
    specimen: figures && { figures, seed: usualSeed(id), stills: usualStills(loaded) },
    lookAlikes: alike.map((other) => lookAlike(other, language))
  };
}

function lookAlike(loaded: LoadedTaxon, language: Language): LookAlike {
  const { id, latin } = loaded.taxon;
  return { id, latin, name: nameOf(loaded.taxon, language), still: usualStillAddress(loaded) };
}
