import type { Day } from '#lib/domain/time/day.ts';

/**
 * All of the record that decides how far one person was with one course on any day. Days are the
 * agency's; what happened on a day counts from that day on.
 */
export interface Facts {
  /** One after another; the day a posting ends no longer belongs to it. */
  postings: { unitId: string; from: Day; until: Day | null }[];
  tasks: TaskFacts[];
  /** When the course was first opened. */
  started: Day | null;
  certificates: { issued: Day; expires: Day | null; revoked: Day | null }[];
}

export interface TaskFacts {
  assigned: Day;
  /** The last day on which it is in time; null: none was set. */
  due: Day | null;
  done: Day | null;
  withdrawn: Day | null;
}
