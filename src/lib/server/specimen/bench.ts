import type { Course } from '#lib/domain/course/course.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { Bench } from '#lib/domain/question/specimen/bench.ts';
import { isAskable } from '#lib/domain/question/specimen/is-askable.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import { madeOf } from './made.ts';
import { stillAddress } from './still-address.ts';

/** A compiled course and the revision it is: its own figures make its individuals. */
export type OfRevision = { course: Course; revision: string };

/** The bench of a revision: makes individuals by its figures and knows the addresses of their pictures. */
export function benchOf({ course, revision }: OfRevision): Bench {
  const figuresOf = (taxon: string) => course.bench[taxon]!.figures;
  return {
    taxon: (id) => course.bench[id]!,
    measures: ({ taxon, seed }) => madeOf(figuresOf(taxon), seed).measures,
    still: ({ taxon, seed }, view, lies) => {
      const setting = lies === 'plain' ? 0 : seed;
      const { width, height, pxPerCm } = madeOf(figuresOf(taxon), seed).frame(view, setting);
      const address = stillAddress({ revision, taxon, seed, view, setting, tone: 'any' });
      return { address, width, height, scale: pxPerCm };
    },
    spots: ({ taxon, seed }, view) =>
      madeOf(figuresOf(taxon), seed)
        .frame(view, 0)
        .landmarks.filter(({ seen }) => seen)
        .map(({ id, x, y, radius }) => ({ id, x, y, r: radius }))
  };
}

/** Whether this individual came out well, and the question can be asked about it. */
export function isUsable(
  of: OfRevision,
  question: Question,
  drawn: Parameters<Bench['measures']>[0]
): boolean {
  const { figures } = of.course.bench[drawn.taxon]!;
  return madeOf(figures, drawn.seed).isSound && isAskable(pose(question, drawn, benchOf(of)));
}
