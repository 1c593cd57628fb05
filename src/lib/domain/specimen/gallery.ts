import type { Still } from '#lib/domain/question/specimen/need.ts';
import type { Measures } from './specimen.ts';

/** A verdict as trainers see it; `by` null: shipped with Hornbook. */
export type Said = { verdict: 'approved' | 'rejected'; by: string | null; at: Date | null };

/** An individual kept for exams, as it is looked at before an exam may show it. */
export type GallerySpecimen = {
  seed: number;
  still: Still;
  measures: Measures;
  /** Measured blindly it comes out as its key says; else it is never drawn, whatever is said of it. */
  isSound: boolean;
  said: Said | null;
};
