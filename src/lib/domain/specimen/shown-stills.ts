import type { Course } from '#lib/domain/course/course.ts';
import type { Guise } from './guise.ts';
import type { View } from './specimen.ts';
import { usualSeed, usualViews } from './usual-individual.ts';

/** A picture that a course shows. `setting`: seed of how the specimen lies, 0 for plainly. */
export type ShownStill = {
  taxon: string;
  seed: number;
  view: View;
  setting: number;
  tone: Guise['tone'];
};

/**
 * The pictures that are known beforehand: those of lessons, those of the course's taxa in the field
 * guide, and those that exams may show of the approved individuals. Practice draws its own, which
 * nobody can know.
 */
export function shownStills(
  course: Course,
  approved: (taxon: string) => readonly number[]
): ShownStill[] {
  const inLessons = Object.values(course.texts)
    .flatMap(({ modules }) => modules.flatMap(({ steps }) => steps.flatMap(({ blocks }) => blocks)))
    .flatMap((block) => (block.kind === 'specimens' ? [block] : []))
    .flatMap(({ specimens, views }) =>
      specimens.flatMap(({ taxon, seed }) =>
        views.map((view) => ({ taxon, seed, view, setting: 0, tone: 'own' as const }))
      )
    );
  const inGuide = Object.values(course.bench).flatMap(({ id, figures }) =>
    usualViews(figures).map((view) => ({
      ...{ taxon: id, seed: usualSeed(id), view },
      ...{ setting: 0, tone: 'own' as const }
    }))
  );
  const inExams = Object.values(course.questions).flatMap(({ kind, exam, need }) => {
    if (!exam || !need) return [];
    const lies = (seed: number) => (kind === 'identify' ? seed : 0);
    return need.taxa.flatMap((taxon) =>
      approved(taxon).flatMap((seed) =>
        need.show.map((view) => ({ taxon, seed, view, setting: lies(seed), tone: 'any' as const }))
      )
    );
  });
  const all = [...inLessons, ...inGuide, ...inExams];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
