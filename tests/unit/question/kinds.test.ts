import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf } from '#lib/domain/question/answer-fields.ts';
import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
import { asked, explained, mark, readAnswer } from '#lib/domain/question/ask.ts';
import { kinds } from '#lib/domain/question/kinds/table.ts';
import type { Answer, Question } from '#lib/domain/question/question.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import { compileBench, fakeBench } from '../../support/specimens.ts';
import { tinyCourse, tinyQuestion } from '../../support/course.ts';

const course = tinyCourse();
const withBench = compileBench().course;
const drawn = { taxon: 'saiga', seed: 100_030, generator: 1 };
const questions = [
  ...Object.values(course.questions),
  ...['whose', 'how_long', 'tap_two'].map((id) =>
    pose(withBench.questions[id]!, drawn, fakeBench(withBench))
  )
];
const named = questions.map((question) => [question.kind, question] as const);

/** An answer that earns full marks, made from the key. */
function rightAnswer(question: Question): Answer {
  switch (question.kind) {
    case 'choose-one':
      return { kind: 'choose-one', choice: question.key.right };
    case 'choose-all':
      return { kind: 'choose-all', choices: question.key.right };
    case 'order':
      return { kind: 'order', order: question.key.order };
    case 'match':
      return { kind: 'match', pairs: question.key.pairs };
    case 'matrix':
      return { kind: 'matrix', ticks: question.key.right };
    case 'label':
      return { kind: 'label', pairs: question.key.pairs };
    case 'sort':
      return { kind: 'sort', groups: question.key.groups };
    case 'measure':
      return { kind: 'measure', text: '', value: (question.key.from + question.key.to) / 2 };
    case 'short-answer':
      return { kind: 'short-answer', text: question.key.accepted[0]! };
    case 'tap':
      return { kind: 'tap', region: question.key.right[0]! };
    case 'decide':
      return { kind: 'decide', choice: question.key.right[0]! };
    case 'identify': {
      const [feature] = question.key.features;
      return { kind: 'identify', choice: question.key.right, feature };
    }
  }
}

/** Any answer that a person could give to it. */
function anyAnswer(question: Question): fc.Arbitrary<Answer> {
  const ids = <T>(items: readonly T[]) => fc.constantFrom(...items);
  const text = question.texts[question.original]!;
  switch (question.kind) {
    case 'choose-one':
    case 'choose-all': {
      const all = (text as { choices: { id: string }[] }).choices.map(({ id }) => id);
      return question.kind === 'choose-one'
        ? ids(all).map((choice) => ({ kind: 'choose-one', choice }))
        : fc.subarray(all, { minLength: 1 }).map((choices) => ({ kind: 'choose-all', choices }));
    }
    case 'order': {
      const { order } = question.key;
      return fc
        .shuffledSubarray(order, { minLength: order.length })
        .map((order) => ({ kind: 'order', order }));
    }
    case 'match': {
      const { lefts, rights } = text as { lefts: { id: string }[]; rights: { id: string }[] };
      return fc
        .array(ids(rights), { minLength: lefts.length, maxLength: lefts.length })
        .map((picked) => ({
          kind: 'match',
          pairs: Object.fromEntries(lefts.map(({ id }, index) => [id, picked[index]!.id]))
        }));
    }
    case 'matrix': {
      const { rows, columns } = text as { rows: { id: string }[]; columns: { id: string }[] };
      const cells = rows.flatMap((row) => columns.map(({ id }) => `${row.id}.${id}`));
      return fc.subarray(cells, { minLength: 1 }).map((ticks) => ({ kind: 'matrix', ticks }));
    }
    case 'label': {
      const { places, labels } = text as { places: { id: string }[]; labels: { id: string }[] };
      return someOf(places, labels).map((pairs) => ({ kind: 'label', pairs }));
    }
    case 'sort': {
      const { items, groups } = text as { items: { id: string }[]; groups: { id: string }[] };
      return someOf(items, groups).map((groups) => ({ kind: 'sort', groups }));
    }
    case 'measure':
      return fc.double({ noNaN: true }).map((value) => ({ kind: 'measure', text: '', value }));
    case 'short-answer':
      return fc.string().map((text) => ({ kind: 'short-answer', text }));
    case 'tap':
      return fc
        .record({ x: fc.double({ min: 0, max: 100 }), y: fc.double({ min: 0, max: 100 }) })
        .map(({ x, y }) => ({ kind: 'tap', x: x || 0, y: y || 0 }));
    case 'identify': {
      const { choices } = text as { choices: { id: string }[] };
      return ids(choices).map(({ id }) => ({ kind: 'identify', choice: id, feature: 'canal' }));
    }
    case 'decide':
      return ids(['clear', 'hold', 'seize'] as const).map((choice) => ({ kind: 'decide', choice }));
  }
}

/** Some of these, each with one of those. */
function someOf(
  ones: { id: string }[],
  others: { id: string }[]
): fc.Arbitrary<Record<string, string>> {
  return fc
    .tuple(
      fc.subarray(ones, { minLength: 1 }),
      fc.array(fc.constantFrom(...others), { minLength: ones.length, maxLength: ones.length })
    )
    .map(([some, picked]) =>
      Object.fromEntries(some.map(({ id }, index) => [id, picked[index]!.id]))
    );
}

test('the tiny course asks every kind', () => {
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
});

describe.each(named)('%s', (_kind, question) => {
  test('the right answer earns full marks', () => {
    expect(mark(question, rightAnswer(question))).toMatchObject({ points: 1, verdict: 'right' });
  });

  test('no answer earns less than nothing or more than all, and marking twice gives the same', () => {
    fc.assert(
      fc.property(anyAnswer(question), (answer) => {
        const { points, verdict } = mark(question, answer);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(1);
        expect(verdict).toBe(points === 1 ? 'right' : points === 0 ? 'wrong' : 'part');
        expect(mark(question, answer)).toEqual(mark(question, answer));
      })
    );
  });

  test('the order in which an answer is given does not matter, unless it is the answer', () => {
    if (question.kind === 'order') return;
    fc.assert(
      fc.property(anyAnswer(question), (answer) => {
        const fields = Object.entries(fieldsOfAnswer(answer));
        const turned = fields
          .map(([name, value]) => [name, [value].flat().toReversed()] as const)
          .toReversed();
        const read = [fields, turned].map((one) => readAnswer(question, fieldsOf(one)));
        const marks = read.map((one) => one.kind === 'answer' && mark(question, one.answer));
        expect(marks[1]).toEqual(marks[0]);
      })
    );
  });

  test('what a shuffled page sends back is marked by its ids alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const ids = (seed: string) =>
          (JSON.stringify(asked(question, 'en', seed)).match(/"id":"[0-9a-f]{8}"/g) ?? []).sort();
        expect(ids(one)).toEqual(ids(other));
      }),
      { numRuns: 20 }
    );
  });

  test('an answer of another kind is wrong, not an error', () => {
    const other = questions.find(({ kind }) => kind !== question.kind)!;
    expect(mark(question, rightAnswer(other))).toEqual({ points: 0, verdict: 'wrong' });
  });

  test('what is asked is the same for a seed, and knows nothing of the key', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const page = asked(question, 'en', seed);
        expect(page).toEqual(asked(question, 'en', seed));
        expect(JSON.stringify(page)).not.toMatch(
          /"(key|right|feedback|explanation|accepted|target|from|to|order|pairs|rowIds)":|[0-9a-f]{64}/
        );
        expect(JSON.stringify(page)).not.toContain('They end');
      }),
      { numRuns: 20 }
    );
  });

  test('what is asked does not change with the key', () => {
    const keyless = { ...structuredClone(question) } as Question;
    const before = new Set(JSON.stringify(asked(question, 'en', 's')).split(/(?=\{"id")/));
    if (keyless.kind === 'choose-one') {
      const { choices } = keyless.texts[keyless.original]!;
      keyless.key.right = choices.find(({ id }) => id !== keyless.key.right)!.id;
    } else if (keyless.kind === 'choose-all') keyless.key.right = keyless.key.right.slice(1);
    else if (keyless.kind === 'decide') keyless.key = { right: ['clear'], target: false };
    else if (keyless.kind === 'tap') keyless.key.right = [];
    else if (keyless.kind === 'measure') keyless.key = { ...keyless.key, from: 1, to: 2 };
    else if (keyless.kind === 'short-answer') keyless.key.accepted = ['x'];
    else if (keyless.kind === 'match' || keyless.kind === 'label') keyless.key.pairs = {};
    else if (keyless.kind === 'sort') keyless.key.groups = {};
    else if (keyless.kind === 'matrix') keyless.key.right = [];
    expect(new Set(JSON.stringify(asked(keyless, 'en', 's')).split(/(?=\{"id")/))).toEqual(before);
  });

  test('what is explained holds the reason', () => {
    const page = explained(question, 'en');
    expect(page.explanation).toBeTruthy();
    expect(page.kind).toBe(question.kind);
  });

  test('any rubbish is refused with a reason, never thrown at', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (rubbish) => {
        const result = readAnswer(question, fieldsOf(Object.entries(rubbish)));
        expect(['refused', 'answer']).toContain(result.kind);
      })
    );
    expect(readAnswer(question, {})).toEqual({ kind: 'refused', reason: 'empty' });
  });
});

describe('the order of choices', () => {
  test('changes with the seed, and "cannot tell" stays last', () => {
    const question = tinyQuestion('rings');
    const orders = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const page = asked(question, 'en', String(seed));
      if (page.kind !== 'choose-one') throw new Error(page.kind);
      expect(page.choices.at(-1)!.cannotTell).toBe(true);
      orders.add(page.choices.map(({ id }) => id).join());
    }
    expect(orders.size).toBe(2);
  });

  test('does not matter to the marks, nor does the order of ticks', () => {
    const question = tinyQuestion('parts');
    if (question.kind !== 'choose-all') throw new Error(question.kind);
    const choices = question.texts['en']!.choices.map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(choices, { minLength: 1 }), (ticks) => {
        const turned = ticks.toReversed();
        expect(mark(question, { kind: 'choose-all', choices: turned })).toEqual(
          mark(question, { kind: 'choose-all', choices: ticks })
        );
      })
    );
  });

  test('an order is never shown solved', () => {
    const question = tinyQuestion('steps');
    for (let seed = 0; seed < 100; seed++) {
      const page = asked(question, 'en', String(seed));
      if (page.kind !== 'order' || question.kind !== 'order') throw new Error(page.kind);
      const order = page.items.map(({ id }) => id);
      expect(mark(question, { kind: 'order', order }).points).toBeLessThan(1);
    }
  });

  test('ids are the same in all languages', () => {
    for (const question of questions) {
      const [en, ru] = ['en', 'ru'].map((language) => asked(question, language, 'seed'));
      const ids = (page: unknown) => JSON.stringify(page).match(/"id":"[0-9a-f]{8}"/g);
      expect(ids(ru)).toEqual(ids(en));
    }
  });
});

describe('marks', () => {
  /** Ids of a question's choices by their English words. */
  const idOf = (question: Question, words: string) => {
    const text = JSON.stringify(question.texts['en']);
    return new RegExp(`"id":"([0-9a-f]{8})","html":"${words}"`).exec(text)![1]!;
  };

  test.each([
    [['Sheath', 'Core'], 1],
    [['Sheath'], 0.5],
    [['Sheath', 'Wheel'], 0],
    [['Sheath', 'Core', 'Wheel'], 0.5],
    [['Sheath', 'Core', 'Wheel', 'Engine'], 0],
    [['Wheel', 'Engine'], 0]
  ])('choose all %j: %d', (ticks, points) => {
    const question = tinyQuestion('parts');
    const choice = ticks.map((words) => idOf(question, words));
    const read = readAnswer(question, { choice });
    if (read.kind !== 'answer') throw new Error(read.reason);
    expect(mark(question, read.answer).points).toBe(points);
  });

  test.each([
    [['Photograph', 'Count', 'Measure', 'Bag'], 1],
    [['Count', 'Measure', 'Bag', 'Photograph'], 2 / 3],
    [['Bag', 'Measure', 'Count', 'Photograph'], 0],
    [['Photograph', 'Count', 'Bag', 'Measure'], 1 / 3]
  ])('order %j: %d', (words, points) => {
    const question = tinyQuestion('steps');
    const read = readAnswer(question, { order: words.map((word) => idOf(question, word)) });
    if (read.kind !== 'answer') throw new Error(read.reason);
    expect(mark(question, read.answer).points).toBeCloseTo(points, 5);
  });

  test('an order can be given by places, without JavaScript', () => {
    const question = tinyQuestion('steps');
    const places = ['Photograph', 'Count', 'Measure', 'Bag'].map(
      (word, index) => [`place_${idOf(question, word)}`, String(index + 1)] as const
    );
    const read = readAnswer(question, fieldsOf(places));
    expect(read.kind === 'answer' && mark(question, read.answer).points).toBe(1);
    const twice = readAnswer(question, fieldsOf(places.map(([name]) => [name, '1'])));
    expect(twice).toEqual({ kind: 'refused', reason: 'placed-twice' });
    const half = readAnswer(question, fieldsOf(places.slice(1)));
    expect(half).toEqual({ kind: 'refused', reason: 'not-all-placed' });
  });

  test('a match is marked left by left; an extra right matches nothing', () => {
    const question = tinyQuestion('lamps');
    const pair = (left: string, right: string) =>
      [`pair_${idOf(question, left)}`, idOf(question, right)] as const;
    const read = readAnswer(
      question,
      fieldsOf([pair('Saiga', 'Glows'), pair('Resin', 'Stays dark')])
    );
    expect(read.kind === 'answer' && mark(question, read.answer)).toEqual({
      points: 0.5,
      verdict: 'part'
    });
  });

  test.each([
    ['33,5 cm', true],
    ['335 mm', true],
    ['33.5', true],
    [' 0,335 м ', true],
    ['335 мм', true],
    ['28', true],
    ['38 см.', true],
    ['３３ cm', true],
    ['33厘米', true],
    ['27,9', false],
    ['38.1 cm', false],
    ['33.5 mm', false]
  ])('measure %s: %s', (value, right) => {
    const question = tinyQuestion('length');
    const read = readAnswer(question, { value });
    if (read.kind !== 'answer') throw new Error(read.reason);
    expect(mark(question, read.answer).points).toBe(right ? 1 : 0);
  });

  test.each([
    ['about', 'not-a-number'],
    ['3 kg', 'unknown-unit'],
    ['33 parrots', 'unknown-unit'],
    ['', 'empty'],
    ['3'.repeat(100), 'too-long']
  ])('measure %s is refused: %s', (value, reason) => {
    expect(readAnswer(tinyQuestion('length'), { value })).toEqual({ kind: 'refused', reason });
  });

  test.each([
    ['ling yang jiao', true],
    ['Ling-Yang Jiao!', true],
    ['lingyangjiao', true],
    ['língyángjiǎo', true],
    ['ｌｉｎｇ ｙａｎｇ ｊｉａｏ', true],
    ['ling уang jiaо', true], // у and о typed in Cyrillic
    [' 羚羊角 ', true],
    ['ling yang', false],
    ['lingyang jiaoo', false]
  ])('short answer %s: %s', (text, right) => {
    const question = tinyQuestion('name');
    const read = readAnswer(question, { text });
    if (read.kind !== 'answer') throw new Error(read.reason);
    expect(mark(question, read.answer).points).toBe(right ? 1 : 0);
  });

  // the picture is 100 by 200: one percent of the height is two of the width
  test.each([
    ['inside the canal', 50, 30, 1],
    ['a finger beside it', 37, 30, 1],
    ['two fingers beside it', 33, 30, 0],
    ['a finger below it', 50, 51.9, 1],
    ['two fingers below it', 50, 53, 0],
    ['on the tip', 50, 80, 0],
    ['nowhere', 5, 95, 0]
  ])('tap %s', (_name, x, y, points) => {
    const question = tinyQuestion('tap_it');
    const read = readAnswer(
      question,
      fieldsOf([
        ['x', x],
        ['y', String(y)]
      ])
    );
    if (read.kind !== 'answer') throw new Error(read.reason);
    expect(mark(question, read.answer).points).toBe(points);
  });

  test('a region can be picked from the keyboard list', () => {
    const question = tinyQuestion('tap_it');
    const page = asked(question, 'en', 's');
    if (page.kind !== 'tap') throw new Error(page.kind);
    const marks = page.regions.map(({ id }) => {
      const read = readAnswer(question, { region: id });
      return read.kind === 'answer' ? mark(question, read.answer).points : null;
    });
    expect(marks.toSorted()).toEqual([0, 1]);
    expect(page.picture.file.hash).toBe('a'.repeat(32));
    expect(page.stem).not.toContain('<img');
  });

  test.each([
    ['item', 'clear', 0, 'miss'],
    ['item', 'hold', 1, 'hit'],
    ['item', 'seize', 1, 'hit'],
    ['item_two', 'clear', 1, 'correct-clear'],
    ['item_two', 'hold', 0, 'false-alarm'],
    ['item_two', 'seize', 0, 'false-alarm']
  ])('decide on %s: %s', (id, choice, points, decide) => {
    const question = tinyQuestion(id);
    const read = readAnswer(question, { choice });
    if (read.kind !== 'answer') throw new Error(read.reason);
    expect(mark(question, read.answer)).toMatchObject({ points, decide });
  });

  test('a target held where only seizing is keyed is a hit without the mark', () => {
    const question = tinyQuestion('item');
    if (question.kind !== 'decide') throw new Error(question.kind);
    question.key = { right: ['seize'], target: true };
    expect(mark(question, { kind: 'decide', choice: 'hold' })).toEqual({
      points: 0,
      verdict: 'wrong',
      decide: 'hit'
    });
  });
});

describe('explanations', () => {
  test('say what was right, and why each choice is or is not', () => {
    const page = explained(tinyQuestion('rings'), 'ru');
    if (page.kind !== 'choose-one') throw new Error(page.kind);
    expect(page.language).toBe('ru');
    expect(page.choices.map(({ right, feedback }) => [right, feedback])).toEqual([
      [false, null],
      [true, '<p>Да.</p>\n'],
      [false, null]
    ]);
  });

  test('bring their sources, with addresses of their own where several share a page', () => {
    const page = explained(tinyQuestion('rings'), 'en', 'item-3');
    expect(page.sources.map(({ id }) => id)).toEqual(['19', 'law']);
    expect(page.explanation).toContain('href="#item-3-source-2"');
  });

  test('show an order in order, and pairs as pairs', () => {
    const order = explained(tinyQuestion('steps'), 'en');
    expect(order.kind === 'order' && order.items.map(({ html }) => html)).toEqual([
      'Photograph',
      'Count',
      'Measure',
      'Bag'
    ]);
    const match = explained(tinyQuestion('lamps'), 'ru');
    expect(match.kind === 'match' && match.pairs.map((p) => [p.left.html, p.right.html])).toEqual([
      ['Сайгак', 'Светится'],
      ['Смола', 'Тоже светится']
    ]);
  });

  test('fall back to the original where a question is not translated', () => {
    expect(asked(tinyQuestion('item'), 'ru', 's')).toMatchObject({
      language: 'en',
      fallback: true
    });
    expect(asked(tinyQuestion('rings'), 'ru-KG', 's')).toMatchObject({
      language: 'ru',
      fallback: false
    });
  });
});
