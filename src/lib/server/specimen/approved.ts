import type { Approved } from '#lib/domain/attempt/draw-specimen.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { editionOf } from '#lib/domain/specimen/edition.ts';
import { generatorVersion } from '#lib/domain/specimen/generator.ts';
import { startingList } from '#lib/domain/specimen/starting-list.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { lastVerdicts } from './queries.ts';

/**
 * The individuals that the exam of a course may show: those shipped with Hornbook and those that a
 * trainer approved, without those whose last verdict rejects them. No statement for a course that
 * asks about none, one for any other.
 */
export async function approvedFor(db: Db | Tx, course: Course): Promise<Approved> {
  const asked = Object.values(course.questions).filter(({ exam }) => exam);
  const taxa = [...new Set(asked.flatMap(({ need }) => need?.taxa ?? []))];
  if (taxa.length === 0) return new Map();
  const editions = new Map(taxa.map((id) => [id, editionOf(course.bench[id]!.figures)]));
  const verdicts = await lastVerdicts(db, editions);
  return new Map(
    taxa.map((taxon) => {
      const seeds = new Set(shippedSeeds(taxon));
      for (const one of verdicts.filter((verdict) => verdict.taxon === taxon))
        if (one.verdict === 'approved') seeds.add(one.seed);
        else seeds.delete(one.seed);
      return [taxon, [...seeds].sort((a, b) => a - b)];
    })
  );
}

/** Those of the starting list, as long as it is about individuals as they are made today. */
export const shippedSeeds = (taxon: string): readonly number[] =>
  startingList.generator === generatorVersion ? (startingList.seeds[taxon] ?? []) : [];
