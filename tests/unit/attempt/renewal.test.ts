import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, type Drawable } from '#lib/domain/attempt/draw.ts';
import { drawSpecimens } from '#lib/domain/attempt/draw-specimen.ts';
import { renewalRule, wantedIn } from '#lib/domain/attempt/renewal.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import { examCourse } from '../../support/exam-course.ts';

const tags = ['protected', 'harmless', 'form'];
const rule = (counts: number[]): ExamRule => ({
  ...examCourse.exam,
  questions: counts.reduce((sum, one) => sum + one, 0),
  draw: tags.map((name, at) => ({ by: 'tag', name, count: counts[at]! }))
});
const counts = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 3, maxLength: 3 });
/** So many questions of each tag; each has one tag. */
const poolOf = (sizes: number[]): Drawable[] =>
  tags.flatMap((name, at) =>
    Array.from({ length: sizes[at]! }, (_, n) => ({
      ...{ id: `${name}-${n}`, tags: [name], module: null, exam: true }
    }))
  );

describe('the rule of a renewal', () => {
  test('asks half of every tag, in as much less time, under the same limits', () => {
    fc.assert(
      fc.property(counts, (full) => {
        const whole = rule(full);
        const short = renewalRule(whole);
        expect(short.draw.map(({ count }) => count)).toEqual(full.map((one) => Math.ceil(one / 2)));
        expect(short.questions).toBe(short.draw.reduce((sum, { count }) => sum + count, 0));
        expect(short.questions).toBeLessThanOrEqual(whole.questions);
        expect(short.minutes).toBeLessThanOrEqual(whole.minutes);
        const { pass, hits, falseAlarms, attempts, waitHours } = whole;
        expect(short).toMatchObject({
          pass,
          hits,
          falseAlarms,
          attempts,
          waitHours,
          renewal: true
        });
      })
    );
  });
});

describe('the draw of a renewal', () => {
  test('shares at most a third with the last sitting while the pool allows', () => {
    fc.assert(
      fc.property(counts, fc.string(), fc.func(fc.boolean()), (full, seed, isWanted) => {
        const short = renewalRule(rule(full));
        // room for the last sitting and two thirds of this one
        const pool = poolOf(full.map((count) => count + Math.ceil(count / 2)));
        const last = draw(rule(full), pool, `${seed} last`);
        const wanted = new Set(pool.map(({ id }) => id).filter((id) => isWanted(id)));
        const drawn = draw(short, pool, seed, [last], wanted);
        expect(drawn).toHaveLength(short.questions);
        const shared = drawn.filter((id) => last.includes(id));
        expect(shared.length * 3).toBeLessThanOrEqual(drawn.length);
      })
    );
  });

  test('takes what is wanted before anything as fresh, as far as the rule has room', () => {
    fc.assert(
      fc.property(counts, fc.string(), fc.func(fc.boolean()), (full, seed, isWanted) => {
        const short = renewalRule(rule(full));
        const pool = poolOf([12, 12, 12]);
        const wanted = new Set(pool.map(({ id }) => id).filter((id) => isWanted(id)));
        const drawn = draw(short, pool, seed, [], wanted);
        for (const { name, count } of short.draw) {
          const there = [...wanted].filter((id) => id.startsWith(name)).length;
          const taken = drawn.filter((id) => id.startsWith(name) && wanted.has(id)).length;
          expect(taken).toBe(Math.min(count, there));
        }
      })
    );
  });

  test('individuals stay those that were reviewed; wanted taxa come more often, never always', () => {
    const need = { set: 'horns', taxa: ['a', 'b', 'c', 'd'], protected: [], show: [] };
    const approved = new Map(need.taxa.map((taxon) => [taxon, [1, 2, 3]]));
    const times = { wanted: 0, all: 0 };
    for (let n = 0; n < 300; n++) {
      const asked = { met: [], generator: 1, seed: `s${n}`, wanted: ['a'] };
      const one = drawSpecimens([{ id: 'q', need }], approved, asked).get('q')!;
      expect(approved.get(one.taxon)).toContain(one.seed);
      times.all += 1;
      if (one.taxon === 'a') times.wanted += 1;
    }
    expect(times.wanted / times.all).toBeGreaterThan(0.5);
    expect(times.wanted / times.all).toBeLessThan(0.8);
  });
});

describe('what a renewal asks first', () => {
  test('what was rewritten or is new since the certificate, and what shares a theme with a mix-up', () => {
    const { form_0: _new, ...before } = examCourse.questions;
    const rewritten = { ...before['form_1']!, hash: 'old' };
    const questions = {
      ...examCourse.questions,
      target_0: { ...examCourse.questions['target_0']!, objectives: ['tell'] },
      mixed: { ...examCourse.questions['form_2']!, id: 'mixed', exam: false, objectives: ['tell'] }
    } as typeof examCourse.questions;
    const certifiedBy = { questions: { ...before, form_1: rewritten } as typeof before };
    const mixed = { kind: 'taxa' as const, was: 'a', taken: 'b', question: questions['mixed']! };
    const wanted = wantedIn({ questions }, certifiedBy, [{ mixed, questions: ['mixed'] }]);
    expect([...wanted.questions].sort()).toEqual(['form_0', 'form_1', 'target_0']);
    expect(wanted.taxa).toEqual(['a', 'b']);
  });
});
