import { describe, expect, test } from 'vitest';
import { continueAt } from '#lib/domain/enrolment/continue-at.ts';
import { moduleStates } from '#lib/domain/enrolment/module-state.ts';
import { courseToContinue, type CourseLine } from '#lib/domain/enrolment/my-course.ts';
import { notBegun, type Standing } from '#lib/domain/enrolment/standing.ts';
import type { Course } from '#lib/domain/course/course.ts';

// Two modules of three steps: questions a1 (step 1) and a3 (step 3); b2 (step 2).
const course = {
  modules: [
    module('a', [
      ['a1', 1],
      ['a3', 3]
    ]),
    module('b', [['b2', 2]])
  ]
} as unknown as Course;

function module(id: string, questions: [string, number][]) {
  return { id, steps: 3, minutes: 9, questions: questions.map(([id, step]) => ({ id, step })) };
}

const done = new Date('2026-11-01T00:00:00Z');
function standing(
  at: string,
  opened: Record<string, number>,
  answered: string[],
  finished: string[] = []
): Standing {
  const [module, step] = at.split('/') as [string, string];
  return {
    place: { module, step: Number(step) },
    seenAt: done,
    modules: Object.entries(opened).map(([id, step]) => ({
      id,
      step,
      doneAt: finished.includes(id) ? done : null
    })),
    answered: new Set(answered)
  };
}

describe('the way goes on', () => {
  test.each([
    ['from the very beginning', notBegun, 'a/1 a1'],
    ['at the open question of an opened step', standing('a/2', { a: 2 }, []), 'a/1 a1'],
    ['at the furthest step when all behind is answered', standing('a/1', { a: 2 }, ['a1']), 'a/2'],
    ['at the question of the step itself', standing('a/3', { a: 3 }, ['a1']), 'a/3 a3'],
    ['in the next module', standing('a/3', { a: 3 }, ['a1', 'a3']), 'b/1'],
    ['in the module last read', standing('b/1', { a: 1, b: 1 }, ['a1']), 'b/1'],
    ['back to what was left out', standing('b/3', { a: 1, b: 3 }, ['b2', 'a1']), 'a/1'],
    ['to the exam', standing('b/3', { a: 3, b: 3 }, ['a1', 'a3', 'b2']), 'exam'],
    [
      'to the exam although a question came later',
      standing('b/3', { a: 3, b: 3 }, ['a1', 'b2'], ['a']),
      'exam'
    ],
    ['from the first when the module read is gone', standing('gone/2', { gone: 2 }, []), 'a/1 a1']
  ])('%s', (_where, from, wanted) => {
    const ahead = continueAt(course, from);
    const said =
      ahead.kind === 'exam'
        ? 'exam'
        : `${ahead.at.module}/${ahead.at.step}${ahead.question ? ` ${ahead.question}` : ''}`;
    expect(said).toBe(wanted);
  });
});

describe('a module', () => {
  test.each([
    [notBegun, ['not-begun', 'not-begun']],
    [standing('a/1', { a: 1 }, []), ['under-way', 'not-begun']],
    [standing('a/3', { a: 3 }, ['a1']), ['under-way', 'not-begun']],
    [standing('a/2', { a: 2 }, ['a1', 'a3']), ['under-way', 'not-begun']],
    [standing('a/3', { a: 3 }, ['a1', 'a3']), ['done', 'not-begun']],
    // done stays done, whatever is added later
    [standing('a/3', { a: 3 }, ['a1'], ['a']), ['done', 'not-begun']]
  ])('state %#', (from, wanted) => {
    expect(moduleStates(course, from).map(({ state }) => state)).toEqual(wanted);
  });
});

describe('the course to continue', () => {
  const line = (id: string, day: number | null, next: boolean) =>
    ({
      id,
      begun: day !== null,
      seenAt: day === null ? null : new Date(2026, 10, day),
      next: next ? {} : null
    }) as CourseLine;

  test.each([
    ['nothing published', [], null],
    ['nothing begun', [line('x', null, true), line('y', null, true)], 'x'],
    ['the one read last', [line('x', 3, true), line('y', 5, true)], 'y'],
    ['not one that waits for its exam', [line('x', 3, true), line('y', 5, false)], 'x'],
    ['an exam when nothing else is open', [line('x', null, true), line('y', 5, false)], 'y']
  ])('%s', (_why, lines, wanted) => {
    expect(courseToContinue(lines)?.id ?? null).toBe(wanted);
  });
});
