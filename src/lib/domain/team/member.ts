import type { Due, Standing } from '#lib/domain/standing/standing.ts';
import type { Day } from '#lib/domain/time/day.ts';

/** One person and one course, as a manager sees them. */
export interface Member {
  personId: string;
  name: string;
  badge: string | null;
  unitId: string;
  unit: string;
  courseId: string;
  standing: Standing;
  startedAt: Date | null;
  /** When the person last did anything in the course. */
  seenAt: Date | null;
  modulesDone: number;
  passedAt: Date | null;
  endsAt: Date | null;
  certificateId: string | null;
}

/** Days through which a person stood alike with a course at a unit, or was posted there. */
export interface Stretch {
  /** '': a posting, whatever the course. */
  courseId: string;
  unit: string;
  standing: Standing | 'posted';
  due: Due;
  from: Day;
  /** The first day on which it was otherwise; null: none is known. */
  until: Day | null;
}

/** One person under a manager, as the person's page shows them. */
export interface TeamPerson {
  /** One entry a published course; name, badge and unit are the same in all. */
  courses: Member[];
  /** What has begun, the newest first. */
  stretches: Stretch[];
  /** Newest first. */
  sittings: Sitting[];
  allowances: Allowance[];
}

/** An attempt at an exam, as a manager may know it: when and whether it was passed, not the answers. */
export interface Sitting {
  id: string;
  courseId: string;
  number: number;
  startedAt: Date;
  submittedAt: Date | null;
  passed: boolean | null;
}

/** What somebody allowed beyond the rule of the exam; `courseId` null: in every course. */
export interface Allowance {
  id: string;
  courseId: string | null;
  extraAttempts: number;
  extraMinutes: number;
  madeAt: Date;
  madeBy: string | null;
  reason: string;
}
