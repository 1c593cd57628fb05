import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asked, explained, mark, readAnswer } from '#lib/domain/question/ask.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { isAskable } from '#lib/domain/question/specimen/is-askable.ts';
import { offer } from '#lib/domain/question/specimen/offer.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import { compileBench, fakeBench } from '../../support/specimens.ts';

const { course } = compileBench();
const bench = fakeBench(course);
const about = (id: string, taxon: string, seed: number) =>
  pose(course.questions[id]!, { taxon, seed, generator: 1 }, bench);
const posed = (taxon: string, seed: number) => about('whose', taxon, seed) as Question<'identify'>;
const idOf = (taxon: string) => choiceId('whose', taxon);
const taxa = fc.constantFrom('saiga', 'resin', 'goat');
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

describe('identify', () => {
  test('the same draw asks the same, and what is asked holds neither key nor taxon nor seed', () => {
    fc.assert(
      fc.property(taxa, seeds, (taxon, seed) => {
        const page = asked(posed(taxon, seed), 'en', 'person');
        expect(page).toEqual(asked(posed(taxon, seed), 'en', 'person'));
        const text = JSON.stringify(page);
        expect(text).not.toMatch(/"(key|right|target|stops|taxon|seed|explanation|need)":/);
        expect(text).not.toContain(`"${seed}"`);
      })
    );
  });

  test('the right choice is always offered, once, and how many names there are tells nothing', () => {
    fc.assert(
      fc.property(taxa, seeds, (taxon, seed) => {
        const question = posed(taxon, seed);
        const { choices } = question.texts['en']!;
        expect(choices.filter(({ id }) => id === question.key.right)).toHaveLength(1);
        expect(choices).toHaveLength(4);
        expect(choices.slice(-2).map(({ id }) => id)).toEqual(['none', 'cannot-tell']);
        expect(choices.some(({ id }) => id === idOf('saiga'))).toBe(true);
      })
    );
  });

  test('"none of these" is right now and then, never for what is protected', () => {
    const rights = (taxon: string) =>
      Array.from({ length: 300 }, (_, seed) => posed(taxon, seed + 1).key.right);
    expect(rights('saiga')).not.toContain('none');
    const share = rights('goat').filter((right) => right === 'none').length / 300;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.5);
  });

  test('where the views show too little only to refer it is right, and it is neither hit nor alarm', () => {
    for (const taxon of ['saiga', 'resin', 'goat']) {
      const question = posed(taxon, 100_001);
      const dark = {
        ...course.questions['whose']!,
        need: { ...question.need!, refer: true as const }
      };
      const one = pose(dark, { taxon, seed: 100_001, generator: 1 }, bench) as typeof question;
      expect(one.key).toMatchObject({ right: 'cannot-tell', target: null });
      for (const { id } of one.texts['en']!.choices) {
        const { points, decide } = mark(one, { kind: 'identify', choice: id });
        expect(decide).toBeUndefined();
        if (id !== 'cannot-tell') expect(points).toBe(0);
      }
    }
  });

  test('half of the mark is for the name, half for the feature', () => {
    const question = posed('saiga', 100_001);
    const read = (fields: Record<string, string>) => {
      const answer = readAnswer(question, fields);
      if (answer.kind === 'refused') return answer.reason;
      return mark(question, answer.answer).points;
    };
    const right = question.key.right;
    expect(read({ choice: right, feature: 'canal' })).toBe(1);
    expect(read({ choice: right, feature: 'section' })).toBe(0.5);
    expect(read({ choice: 'none', feature: 'canal' })).toBe(0);
    expect(read({ choice: 'cannot-tell' })).toBe(0);
    expect(read({ choice: right })).toBe('no-feature');
    expect(read({ choice: right, feature: 'price' })).toBe('unknown-choice');
    expect(read({ choice: 'deadbeef', feature: 'canal' })).toBe('unknown-choice');
    expect(read({})).toBe('empty');
  });

  test('naming what is protected, or holding it untold, is a hit; of the harmless a false alarm', () => {
    const said = (taxon: string, choice: string) =>
      mark(posed(taxon, 100_001), { kind: 'identify', choice }).decide;
    expect(said('saiga', idOf('saiga'))).toBe('hit');
    expect(said('saiga', 'cannot-tell')).toBe('hit');
    expect(said('saiga', 'none')).toBe('miss');
    expect(said('goat', idOf('saiga'))).toBe('false-alarm');
    expect(said('goat', 'none')).toBe('correct-clear');
  });

  test('a set that protects nothing does not count among hits', () => {
    const written = course.questions['whose'] as Question<'identify'>;
    const need = { ...written.need!, protected: [] };
    const drawn = { taxon: 'saiga', seed: 100_001, generator: 1 };
    const question = pose({ ...written, need }, drawn, bench);
    expect(mark(question, { kind: 'identify', choice: 'none' })).not.toHaveProperty('decide');
  });

  test('after the answer the right name and features are told, in the reader’s language', () => {
    const question = posed('saiga', 100_001);
    const told = explained(question, 'ru');
    if (told.kind !== 'identify') throw new Error(told.kind);
    expect(told.choices.find(({ right }) => right)?.html).toContain('Сайгак');
    expect(told.features.filter(({ right }) => right)).toEqual([{ id: 'canal', right: true }]);
  });
});

test('an offer from two look-alikes keeps both names', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const need = { taxa: ['a', 'b'], protected: [] };
      expect(offer(need, 'a', String(seed))).toEqual({ names: ['a', 'b'], isNone: false });
    })
  );
});

describe('a measure and a tap', () => {
  test('the key is what this individual measures, in all languages', () => {
    const question = about('how_long', 'saiga', 100_030);
    expect(question.key).toEqual({ from: 28.5, to: 31.5, unit: 'cm' });
    const answer = readAnswer(question, { value: '300 mm' });
    expect(answer.kind === 'answer' && mark(question, answer.answer).verdict).toBe('right');
    expect(JSON.stringify(asked(question, 'ru', 's'))).not.toMatch(/28\.5|31\.5|"of"/);
  });

  test('an individual that lacks what is asked is not asked about', () => {
    expect(isAskable(about('how_long', 'saiga', 100_000))).toBe(false);
    expect(isAskable(about('tap_two', 'saiga', 100_001))).toBe(true);
    const hidden = { ...bench, spots: () => [{ id: 'tip', x: 1, y: 1, r: 1 }] };
    const drawn = { taxon: 'saiga', seed: 100_001, generator: 1 };
    expect(isAskable(pose(course.questions['tap_two']!, drawn, hidden))).toBe(false);
  });

  test('a finger beside the feature finds it, and the names of features stay here', () => {
    const question = about('tap_two', 'saiga', 100_001);
    const at = (x: number, y: number) => mark(question, { kind: 'tap', x, y }).verdict;
    expect([at(50, 40), at(57, 40), at(50, 5), at(90, 90)]).toEqual([
      ...['right', 'right', 'wrong', 'wrong']
    ]);
    expect(JSON.stringify(asked(question, 'en', 's'))).not.toContain('canal"');
  });
});
