import type { TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import type { RecordSection } from '#lib/domain/record/record-words.ts';
import type { PersonRecord } from '#lib/domain/record/record.ts';
import { sayShortDay } from '#lib/domain/time/say-time.ts';
import type { PersonTraining } from '#lib/domain/training/training.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Voice } from './say-record.ts';

/** What the person recognises, and the trainings with others. */
export const sayTrainings = (record: PersonRecord, voice: Voice): RecordSection[] => [
  sayRecognition(record, voice),
  saySheet(record, voice)
];

function sayRecognition({ recognition }: PersonRecord, { inside }: Voice): RecordSection {
  const groups: Record<TaxonGroup, string> = {
    horn: m.taxon_group_horn({}, inside),
    musk: m.taxon_group_musk({}, inside),
    bird: m.taxon_group_bird({}, inside),
    cat: m.taxon_group_cat({}, inside),
    plant: m.taxon_group_plant({}, inside),
    other: m.taxon_group_none({}, inside)
  };
  const count = (part: number, of: number) =>
    of ? m.certificate_count({ count: part, of }, inside) : m.record_not_measured({}, inside);
  return {
    title: m.record_recognition({}, inside),
    note: m.record_recognition_note({}, inside),
    columns: [
      { title: m.training_groups({}, inside), share: 0.4 },
      { title: m.certificate_hits({}, inside), share: 0.3 },
      { title: m.certificate_false_alarms({}, inside), share: 0.3 }
    ],
    rows: recognition.map(({ group, hits, targets, falseAlarms, harmless }) => [
      ...[groups[group], count(hits, targets), count(falseAlarms, harmless)]
    ]),
    none: m.record_no_recognition({}, inside)
  };
}

function saySheet({ trainings }: PersonRecord, { inside, course }: Voice): RecordSection {
  const kinds = {
    classroom: m.training_kind_classroom,
    'hands-on': m.training_kind_hands_on,
    exercise: m.training_kind_exercise
  };
  const attended = {
    present: m.training_present,
    absent: m.training_absent,
    excused: m.training_excused
  };
  const state = (one: PersonTraining) => {
    if (one.cancelled) return m.training_cancelled({}, inside);
    const said = one.state ? attended[one.state]({}, inside) : m.training_not_said({}, inside);
    const minutes = one.attendedMinutes ?? (one.state === 'present' ? one.hours?.minutes : null);
    const long = minutes ? m.training_minutes({ count: minutes }, inside) : '';
    return [said, long, one.remark].filter(Boolean).join(', ');
  };
  const on = (day: string) =>
    sayShortDay(new Date(`${day}T00:00:00Z`), { language: inside.locale, timeZone: 'UTC' });
  return {
    title: m.trainings_title({}, inside),
    columns: [
      { title: m.training_day({}, inside), share: 0.14 },
      { title: m.record_training({}, inside), share: 0.36 },
      { title: m.record_where({}, inside), share: 0.26 },
      { title: m.training_attendance({}, inside), share: 0.24 }
    ],
    rows: trainings
      .toReversed()
      .map((one) => [
        on(one.day),
        [one.title, kinds[one.kind]({}, inside), one.courseId && course(one.courseId), one.topics]
          .filter(Boolean)
          .join(', '),
        [one.place, one.trainer].filter(Boolean).join(', '),
        state(one)
      ]),
    none: m.trainings_person_none({}, inside)
  };
}
