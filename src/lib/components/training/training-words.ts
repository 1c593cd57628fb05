import type { TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import type { Attendance, Hours, TrainingKind } from '#lib/domain/training/training.ts';
import { groupWords as guideWords } from '#lib/components/taxon/group-words.ts';
import * as m from '#lib/paraglide/messages.js';

export const kindWords: Record<TrainingKind, () => string> = {
  classroom: m.training_kind_classroom,
  'hands-on': m.training_kind_hands_on,
  exercise: m.training_kind_exercise
};

export const attendanceWords: Record<Attendance, () => string> = {
  present: m.training_present,
  absent: m.training_absent,
  excused: m.training_excused,
  struck: m.training_struck
};

export const groupWords = (group: TaxonGroup): string =>
  guideWords(group === 'other' ? null : group);

/** "09:00–12:30, 3 h 30 min" */
export function sayHours({ begins, ends, minutes }: Hours): string {
  return `${begins}–${ends} (${sayMinutes(minutes)})`;
}

/** "3 h 30 min" */
export function sayMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours && m.training_hours({ count: hours }),
    (rest || !hours) && m.training_minutes({ count: rest })
  ];
  return parts.filter(Boolean).join(' ');
}
