import type { Day } from '#lib/domain/time/day.ts';
import type { AgainRule, DueRule } from './assignment-rule.ts';

/** Those of a unit whom an assignment may ask alone. */
export type AskedRole = 'officer' | 'trainer' | 'manager';

/** An assignment as its managers see it, with how far its people are. */
export interface AssignmentLine {
  id: string;
  batchId: string;
  /** Asked for as a part of the programme: its courses are one line, and end together. */
  programmeId: string | null;
  courseId: string;
  unitId: string;
  unit: string;
  /** Names of the first people of an assignment to people; null: it is to the unit. */
  people: string[] | null;
  role: AskedRole | null;
  due: DueRule;
  again: AgainRule | null;
  fresh: boolean;
  madeAt: Date;
  madeBy: string | null;
  endedAt: Date | null;
  open: number;
  over: number;
  done: number;
}

/** One person's part of an assignment. */
export interface TaskLine {
  id: string;
  personId: string;
  name: string;
  unit: string;
  due: Day | null;
  over: boolean;
  doneAt: Date | null;
}

/** One person's part of a programme that is asked. */
export interface ProgrammeTaskLine {
  personId: string;
  name: string;
  unit: string;
  courses: number;
  done: number;
  over: number;
  /** The next last day of what is open. */
  due: Day | null;
}

/** How many a wish would ask, and how many of them hold the certificate of each course already. */
export interface Preview {
  people: number;
  holders: { courseId: string; people: number }[];
}

/** A course that is asked of a person and not done. */
export interface MyTask {
  courseId: string;
  /** The last day in time; null: none was set. */
  due: Day | null;
  over: boolean;
}
