import type { Language } from '#lib/domain/language.ts';
import { nameOfTaxon } from '#lib/domain/course/name-of-taxon.ts';
import {
  fullestGroup,
  recognitionPage,
  type RecognitionPage,
  type SeenUnit
} from '#lib/domain/recognition/recognition-page.ts';
import { countedFrom, type RecognitionQuery } from '#lib/domain/recognition/recognition-query.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { behindOf, sumsOf, unitsUnder } from './queries.ts';

export type Recognition = {
  page: RecognitionPage;
  units: SeenUnit[];
  /** Taxa in the reader's language, as far as published courses name them. */
  names: Record<string, string>;
};

/**
 * Recognition in a unit and all below it, as its manager may see it; null: the manager has no such
 * unit. Three statements, none of which reads the log.
 */
export async function readRecognition(
  db: Db,
  managerId: string,
  query: RecognitionQuery,
  language: Language
): Promise<Recognition | null> {
  const { units, revisions } = await unitsUnder(db, managerId, query.now);
  const unit = query.unit ? units.find(({ id }) => id === query.unit) : units[0];
  if (!unit) return null;
  const steps = countedFrom(query.now);
  const asked = { managerId, unitId: unit.id, now: query.now, steps };
  const sums = await sumsOf(db, asked);
  const group = query.group ?? fullestGroup(sums);
  const behind = await behindOf(db, { ...asked, group });
  const page = recognitionPage({ unit, units, steps }, sums, behind, group);
  return { page, units, names: await namesOf(db, revisions, language) };
}

async function namesOf(
  db: Db,
  revisions: readonly string[],
  language: Language
): Promise<Record<string, string>> {
  const courses = await Promise.all(revisions.map((id) => loadRevision(db, id)));
  const taxa = courses.flatMap(({ bench }) => Object.values(bench));
  return Object.fromEntries(taxa.map((taxon) => [taxon.id, nameOfTaxon(taxon, language)]));
}
