import { isId } from '#lib/domain/id.ts';
import { isTaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import { readDay } from '#lib/domain/time/day.ts';
import { readHours } from '#lib/domain/training/read-hours.ts';
import { trainingKinds, type TrainingFacts } from '#lib/domain/training/training.ts';
import type { TrainingProblems } from '#lib/domain/training/wish-problems.ts';
import { text } from '#lib/server/form.ts';

/** The form of a training as typed, to be shown again. */
export type TypedTraining = ReturnType<typeof readTyped>;

/** What the form says of the training itself; null with problems where it cannot be meant. */
export function readTraining(form: FormData): {
  typed: TypedTraining;
  facts: TrainingFacts | null;
  problems: TrainingProblems;
} {
  const typed = readTyped(form);
  const day = readDay(typed.day);
  const hours = readHours(typed.begins, typed.ends);
  const problems: TrainingProblems = {
    ...((typed.title.length < 3 || typed.title.length > 200) && { title: true as const }),
    ...(day === null && { day: true as const }),
    ...(hours === 'wrong' && { hours: true as const }),
    ...((typed.trainer.length < 2 || typed.trainer.length > 200) && { trainer: true as const })
  };
  if (Object.keys(problems).length || day === null || hours === 'wrong')
    return { typed, facts: null, problems };
  const { kind, title, place, trainer, topics, groups, note } = typed;
  const courseId = typed.course || null;
  const facts = { kind, title, courseId, day, hours, place, trainer, topics, groups, note };
  return { typed, facts, problems };
}

function readTyped(form: FormData) {
  const all = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === 'string');
  const line = (name: string, most: number) => text(form, name).trim().slice(0, most);
  return {
    id: line('id', 36),
    unit: isId(text(form, 'unit')) ? text(form, 'unit') : '',
    kind: trainingKinds.find((one) => one === text(form, 'kind')) ?? trainingKinds[0],
    title: line('title', 300),
    course: /^[a-z0-9-]{1,80}$/.test(text(form, 'course')) ? text(form, 'course') : '',
    day: line('day', 20),
    begins: line('begins', 10),
    ends: line('ends', 10),
    place: line('place', 200),
    trainer: line('trainer', 300),
    topics: line('topics', 1000),
    groups: all('group').filter(isTaxonGroup),
    note: line('note', 2000),
    search: line('search', 100),
    everybody: text(form, 'everybody') === 'on',
    people: [...new Set(all('person').filter(isId))],
    lines: text(form, 'lines').slice(0, 200_000),
    leaveOut: text(form, 'leave_out') === 'on',
    present: text(form, 'attendance') === 'present'
  };
}
