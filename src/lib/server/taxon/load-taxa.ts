import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import { figuresOf, type Figures } from '#lib/domain/specimen/figures.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { readRevisions, taxaFiles, type CourseRevision } from './queries.ts';

/** A taxon as the courses read now have it. */
export type LoadedTaxon = {
  taxon: Taxon;
  /** null: no specimen of it is drawn. */
  figures: Figures | null;
  /** The courses that name it; the text is that of the first, which was published last. */
  courses: CourseRevision[];
};

type Loaded = { revisions: string; taxa: ReadonlyMap<string, LoadedTaxon> };
const place = globalThis as typeof globalThis & { hornbookTaxa?: Promise<Loaded> };

/**
 * Every taxon that a course read now names, by id. One statement while the courses stay the same; else
 * two, and some milliseconds a taxon. Revisions never change, so what was read stays true for them.
 */
export async function loadTaxa(db: Db): Promise<Loaded['taxa']> {
  const courses = await readRevisions(db);
  const revisions = courses.map(({ revisionId }) => revisionId).join(' ');
  const known = await place.hornbookTaxa?.catch(() => null);
  if (known?.revisions === revisions) return known.taxa;
  place.hornbookTaxa = read(db, courses).then((taxa) => ({ revisions, taxa }));
  return (await place.hornbookTaxa).taxa;
}

async function read(db: Db, courses: CourseRevision[]): Promise<Loaded['taxa']> {
  const ids = courses.map(({ revisionId }) => revisionId);
  const files = await taxaFiles(db, ids);
  const taxa = new Map<string, LoadedTaxon>();
  for (const course of courses) {
    for (const { revisionId, path, body } of files) {
      if (revisionId !== course.revisionId) continue;
      const name = path.slice('taxa/'.length);
      const id = name.replace(/\.yaml$/, '');
      const known = taxa.get(id);
      if (known) known.courses.push(course);
      else {
        const taxon = readTaxa(new Map([[name, body]]), problemList()).get(id);
        if (taxon) taxa.set(id, { taxon, figures: figuresOf(taxon), courses: [course] });
      }
    }
  }
  return taxa;
}
