import type { AssignmentLine } from './assignment-line.ts';

/** One course, or a whole programme with its courses: what was asked and ends together. */
export interface ListedAssignment extends AssignmentLine {
  /** Of a programme, each of its courses; else only the one. */
  parts: AssignmentLine[];
}

/** Courses asked for as parts of a programme in one step as one line, in the place of the first. */
export function inProgrammes(lines: readonly AssignmentLine[]): ListedAssignment[] {
  const together = Map.groupBy(lines, ({ id, batchId, programmeId }) =>
    programmeId === null ? id : `${batchId} ${programmeId}`
  );
  return [...together.values()].map((parts) => {
    const sum = (of: 'open' | 'over' | 'done') => parts.reduce((all, one) => all + one[of], 0);
    return { ...parts[0]!, parts, open: sum('open'), over: sum('over'), done: sum('done') };
  });
}
