import type { SpecimenBlock } from '#lib/domain/course/course.ts';
import type { Shown } from '#lib/domain/question/specimen/need.ts';

/** Specimens of a lesson with their pictures. */
export type ShownBlock = Omit<SpecimenBlock, 'specimens'> & {
  specimens: (SpecimenBlock['specimens'][number] & Shown)[];
};
