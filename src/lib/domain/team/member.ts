import type { Standing } from '#lib/domain/standing/standing.ts';

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

/** A page of members, how many there are in all, and how many in each standing (that filter left out). */
export interface Team {
  members: Member[];
  total: number;
  people: number;
  counts: Record<Standing, number>;
  units: TeamUnit[];
}

/** A unit of the manager's tree; `depth` from the top of what the manager sees. */
export interface TeamUnit {
  id: string;
  name: string;
  depth: number;
}

/** One person under a manager, as the person's page shows them. */
export interface TeamPerson {
  /** One entry a published course; name, badge and unit are the same in all. */
  courses: Member[];
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
