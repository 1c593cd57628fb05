import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '#lib/domain/standing/facts.ts';
import { spansOf, standingOn } from '#lib/domain/standing/span.ts';
import { addDays } from '#lib/domain/time/day.ts';

const nothing: Facts = { postings: [], tasks: [], started: null, certificates: [] };
const posted: Facts = {
  ...nothing,
  postings: [{ unitId: 'dostuk', from: '2026-01-01', until: null }]
};
const task = { assigned: '2026-02-01', due: '2026-03-01', done: null, withdrawn: null };
const told = (facts: Facts) =>
  spansOf(facts).map(({ from, standing, due, unitId }) => `${from} ${unitId} ${standing} ${due}`);

describe('a history', () => {
  test('is empty for who has nothing to do with the course', () => {
    expect(spansOf(posted)).toEqual([]);
    expect(spansOf({ ...nothing, started: '2026-02-01' })).toEqual([]);
  });

  test('of a task: far, near, over, done', () => {
    expect(told({ ...posted, tasks: [task] })).toEqual([
      '2026-02-01 dostuk not-started later',
      '2026-02-15 dostuk not-started soon',
      '2026-03-02 dostuk not-started over'
    ]);
    const done = {
      ...posted,
      started: '2026-02-20',
      tasks: [{ ...task, done: '2026-03-05' }],
      certificates: [{ issued: '2026-03-05', expires: '2027-03-05', revoked: null }]
    };
    expect(told(done)).toEqual([
      '2026-02-01 dostuk not-started later',
      '2026-02-15 dostuk not-started soon',
      '2026-02-20 dostuk under-way soon',
      '2026-03-02 dostuk under-way over',
      '2026-03-05 dostuk passed none',
      '2027-01-04 dostuk ending none',
      '2027-03-05 dostuk expired none'
    ]);
  });

  test('goes with the person who moves, and ends with who leaves', () => {
    const moved: Facts = {
      ...nothing,
      postings: [
        { unitId: 'dostuk', from: '2026-01-01', until: '2026-02-10' },
        { unitId: 'torugart', from: '2026-02-10', until: '2026-02-20' }
      ],
      started: '2026-01-15'
    };
    expect(told(moved)).toEqual([
      '2026-01-15 dostuk under-way none',
      '2026-02-10 torugart under-way none'
    ]);
    expect(spansOf(moved).at(-1)!.until).toBe('2026-02-20');
  });

  test('a revoked certificate stays revoked until there is a newer one', () => {
    const certificates = [
      { issued: '2026-02-01', expires: '2027-02-01', revoked: '2026-03-01' },
      { issued: '2026-04-01', expires: null, revoked: null }
    ];
    expect(told({ ...posted, certificates })).toEqual([
      '2026-02-01 dostuk passed none',
      '2026-03-01 dostuk revoked none',
      '2026-04-01 dostuk passed none'
    ]);
  });
});

test('on every day the spans say what a look at the record of that day says', () => {
  fc.assert(
    fc.property(anyFacts(), fc.integer({ min: -5, max: 900 }), (facts, number) => {
      const day = addDays('2026-01-01', number);
      const there = spansOf(facts).filter(
        ({ from, until }) => from <= day && (until === null || day < until)
      );
      const { from: _from, until: _until, ...span } = there[0] ?? {};
      expect(there.length).toBeLessThan(2);
      expect(there.length ? span : null).toEqual(standingOn(facts, day));
    }),
    { numRuns: 2000 }
  );
});

test('days are added over leap years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

function anyFacts(): fc.Arbitrary<Facts> {
  const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));
  const maybe = fc.option(day, { nil: null });
  const postings = fc.uniqueArray(day, { maxLength: 5 }).map((days) => {
    const sorted = days.sort();
    // every third one is a time without a posting
    return sorted.flatMap((from, at) =>
      at % 3 === 2 ? [] : [{ unitId: `unit-${at}`, from, until: sorted[at + 1] ?? null }]
    );
  });
  return fc.record({
    postings,
    tasks: fc.array(fc.record({ assigned: day, due: maybe, done: maybe, withdrawn: maybe }), {
      maxLength: 3
    }),
    started: maybe,
    certificates: fc.array(fc.record({ issued: day, expires: maybe, revoked: maybe }), {
      maxLength: 3
    })
  });
}
