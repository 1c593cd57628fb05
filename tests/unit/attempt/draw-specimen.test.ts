import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeShown, drawSpecimens } from '#lib/domain/attempt/draw-specimen.ts';
import type { Need } from '#lib/domain/question/specimen/need.ts';

const need = (...taxa: string[]): Need => ({ set: 's', taxa, protected: [], show: ['side'] });
const questions = [
  { id: 'one', need: need('saiga', 'goat') },
  { id: 'two', need: need('saiga', 'goat') },
  { id: 'words', need: null }
];
const approved = new Map([
  ['saiga', [1, 2, 3]],
  ['goat', [4]]
]);
const seed = fc.string();

test('only approved individuals are drawn, none twice, the same for the same seed', () => {
  fc.assert(
    fc.property(seed, (text) => {
      const about = { met: [], generator: 1, seed: text };
      const drawn = drawSpecimens(questions, approved, about);
      expect(drawn).toEqual(drawSpecimens(questions, approved, about));
      expect([...drawn.keys()]).toEqual(['one', 'two']);
      const names = [...drawn.values()].map((one) => `${one.taxon} ${one.seed}`);
      expect(new Set(names).size).toBe(2);
      for (const one of drawn.values()) expect(approved.get(one.taxon)).toContain(one.seed);
    })
  );
});

test('what the person has met before is not shown again while others are left', () => {
  const met = [1, 2].map((one) => ({ taxon: 'saiga', seed: one, generator: 1 }));
  fc.assert(
    fc.property(seed, (text) => {
      const drawn = drawSpecimens(questions, approved, { met, generator: 1, seed: text });
      expect(new Set([...drawn.values()].map((one) => one.seed))).toEqual(new Set([3, 4]));
    })
  );
});

test('with everything met it is shown again rather than nothing', () => {
  const met = [1, 2, 3].map((one) => ({ taxon: 'saiga', seed: one, generator: 1 }));
  const one = [{ id: 'one', need: need('saiga') }];
  expect(drawSpecimens(one, approved, { met, generator: 1, seed: 'x' }).size).toBe(1);
});

test('a taxon of which one is approved comes as often as one of which three are', () => {
  const counts = { saiga: 0, goat: 0 };
  for (let n = 0; n < 400; n++) {
    const about = { met: [], generator: 1, seed: `seed ${n}` };
    const [drawn] = drawSpecimens(questions.slice(0, 1), approved, about).values();
    counts[drawn!.taxon as 'saiga' | 'goat'] += 1;
  }
  expect(counts.goat).toBeGreaterThan(150);
  expect(counts.saiga).toBeGreaterThan(150);
});

test('a question for which nothing is approved cannot be shown', () => {
  expect(canBeShown(need('resin'), approved)).toBe(false);
  expect(canBeShown(need('resin', 'goat'), approved)).toBe(true);
  expect(canBeShown(null, approved)).toBe(true);
});
