import type { TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import type { Day } from '#lib/domain/time/day.ts';

// Training with people in one place: in a room, with goods in hand, or at the post with real goods.

export const trainingKinds = ['classroom', 'hands-on', 'exercise'] as const;
export type TrainingKind = (typeof trainingKinds)[number];

/** `struck`: the person was entered by mistake, and the training is not part of their record. */
export const attendances = ['present', 'absent', 'excused', 'struck'] as const;
export type Attendance = (typeof attendances)[number];

/** More people at once are two trainings. */
export const mostPeople = 1000;

/** What is said of a training when it is entered; it is never edited afterwards. */
export interface TrainingFacts {
  kind: TrainingKind;
  title: string;
  courseId: string | null;
  day: Day;
  /** By the clock of the place; null: not said. */
  hours: Hours | null;
  place: string;
  trainer: string;
  topics: string;
  groups: TaxonGroup[];
  note: string;
}

/** `09:00` to `12:30`; `ends` before `begins` is on the next morning. */
export interface Hours {
  begins: string;
  ends: string;
  minutes: number;
}

/** A training in a list. People are counted as far as the reader may see them. */
export interface TrainingLine extends Omit<TrainingFacts, 'topics' | 'note' | 'groups'> {
  id: string;
  cancelled: boolean;
  people: number;
  present: number;
  absent: number;
  excused: number;
}

/** A training as its page shows it. */
export interface Training extends TrainingFacts {
  id: string;
  /** Null: of a unit above the reader's, which is not named. */
  unit: string | null;
  unitId: string;
  madeAt: Date;
  madeBy: string;
  /** The reader is over its unit: may add people and cancel it. */
  mine: boolean;
  /** Cancelled, and not after all: the newest first. */
  cancels: { cancelled: boolean; reason: string; at: Date; by: string }[];
}

/** What was said of one person's attendance, and when. */
export interface Attended {
  state: Attendance;
  minutes: number | null;
  remark: string;
  at: Date;
  by: string;
}

/** A person of a training, to a manager of the unit where the person was posted then. */
export interface Attendee {
  personId: string;
  name: string;
  badge: string | null;
  /** Where posted when entered. */
  unit: string;
  /** Posted under the reader now: the person's page may be opened. */
  here: boolean;
  /** The newest first; none: not yet entered. */
  said: Attended[];
}

/** A training in one person's record. */
export interface PersonTraining extends TrainingFacts {
  id: string;
  cancelled: boolean;
  /** Null: not yet entered. */
  state: Exclude<Attendance, 'struck'> | null;
  /** Of this person; null: as long as the training was. */
  attendedMinutes: number | null;
  remark: string;
}

export const isCancelled = ({ cancels }: Pick<Training, 'cancels'>): boolean =>
  cancels[0]?.cancelled ?? false;
