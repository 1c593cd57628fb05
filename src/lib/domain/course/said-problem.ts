import type { Place } from './where-is.ts';

/** A problem put into a reader's words, with what its file holds. */
export type SaidProblem = {
  severity: 'error' | 'warning';
  /** From the folder of all courses: `saiga-horn/02-the-horn.md`, `taxa/saiga_tatarica.yaml`. */
  file: string;
  /** Within the course: `02-the-horn.md`, `taxa/saiga_tatarica.yaml`. */
  path: string;
  line: number;
  message: string;
  place: Place;
};
