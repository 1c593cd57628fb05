import type { Limit } from '#lib/domain/attempt/result.ts';
import type { Language } from '#lib/domain/language.ts';
import type { TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { PersonTraining } from '#lib/domain/training/training.ts';

/** All that is kept of one person's learning, as of one moment: what an inspector asks for. */
export interface PersonRecord {
  asOf: Date;
  person: {
    id: string;
    name: string;
    badge: string | null;
    email: string | null;
    createdAt: Date;
  };
  postings: { unit: string; from: Date; until: Date | null }[];
  tasks: RecordedTask[];
  enrolments: { courseId: string; startedAt: Date; seenAt: Date; modulesDone: number }[];
  attempts: RecordedAttempt[];
  certificates: RecordedCertificate[];
  /** From all answers, each by its newest mark. */
  recognition: RecordedRecognition[];
  trainings: PersonTraining[];
  allowances: RecordedAllowance[];
}

export interface RecordedTask {
  courseId: string;
  /** Asked as a part of a programme. */
  programme: boolean;
  round: number;
  assignedAt: Date;
  assignedBy: string | null;
  due: Day | null;
  doneAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnWhy: 'left' | 'moved' | 'ended' | 'replaced' | null;
}

export interface RecordedAttempt {
  courseId: string;
  number: number;
  startedAt: Date;
  submittedAt: Date | null;
  /** The version of the course. */
  revision: number;
  renewal: boolean;
  rule: { pass: number; hits: number | null; falseAlarms: number | null };
  /** Null: not submitted. */
  limits: Limit[] | null;
  passed: boolean | null;
  /** How often a key was put right after it was marked. */
  corrections: number;
}

export interface RecordedCertificate {
  number: string;
  code: string;
  titles: Record<Language, string>;
  original: Language;
  programme: boolean;
  issuedAt: Date;
  expiresAt: Date | null;
  revocation: { at: Date; by: string; reason: string } | null;
}

export interface RecordedRecognition {
  group: TaxonGroup;
  hits: number;
  targets: number;
  falseAlarms: number;
  harmless: number;
}

export interface RecordedAllowance {
  courseId: string | null;
  extraAttempts: number;
  extraMinutes: number;
  reason: string;
  madeAt: Date;
  madeBy: string | null;
  endedAt: Date | null;
}
