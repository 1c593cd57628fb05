import type { Course } from '#lib/domain/course/course.ts';
import { asked } from '#lib/domain/question/ask.ts';
import type { Question } from '#lib/domain/question/question.ts';

/** A question whose published text has another key than an earlier version of it. */
export type KeyChange = {
  questionId: string;
  fromHash: string;
  toHash: string;
  /** The newest earlier revision with that version, and its number. */
  from: { revisionId: string; number: number };
};

export type EarlierCourse = { course: Course; revisionId: string; number: number };

/** Every change of a key between the earlier revisions (newest first) and the published course. */
export function keyChanges(now: Course, earlier: readonly EarlierCourse[]): KeyChange[] {
  const changes = new Map<string, KeyChange>();
  for (const { course, revisionId, number } of earlier)
    for (const question of Object.values(now.questions)) {
      const before = course.questions[question.id];
      if (!before || changes.has(before.hash) || !isOtherKey(before, question)) continue;
      const { id: questionId, hash: toHash } = question;
      const from = { revisionId, number };
      changes.set(before.hash, { questionId, fromHash: before.hash, toHash, from });
    }
  return [...changes.values()];
}

/**
 * The same question with another key: answers to the one can be marked by the other, as all that can
 * be chosen is the same. Questions about a drawn individual have no key of their own.
 */
export function isOtherKey(before: Question, now: Question): boolean {
  return (
    before.kind === now.kind &&
    !before.need &&
    !now.need &&
    before.hash !== now.hash &&
    ordered(before.key) !== ordered(now.key) &&
    idsOf(before) === idsOf(now)
  );
}

/** The old question with the new key: its weight, objectives and module stay what they were. */
export function withKeyOf(before: Question, now: Question): Question {
  return { ...before, key: now.key } as Question;
}

/** All that can be chosen, whatever the kind: the ids, and the unit, of the question as asked. */
function idsOf(question: Question): string {
  const { id: _id, ...parts } = asked(question, question.original, 'ids');
  const found: string[] = [];
  collect(parts);
  return found.sort().join(' ');

  function collect(value: unknown): void {
    if (Array.isArray(value)) return value.forEach(collect);
    if (!value || typeof value !== 'object') return;
    for (const [name, one] of Object.entries(value))
      if ((name === 'id' || name === 'unit') && typeof one === 'string') found.push(one);
      else collect(one);
  }
}

/** As text that does not depend on the order of properties, nor on that of a set of right ones. */
function ordered(key: object): string {
  return JSON.stringify(key, (name, value: unknown) => {
    if (name === 'right' && Array.isArray(value)) return [...(value as string[])].sort();
    if (!value || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
