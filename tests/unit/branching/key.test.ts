import { describe, expect, test } from 'vitest';
import type { KeyText } from '#lib/domain/branching/key.ts';
import { tinyCourse } from '../../support/course.ts';

const keyIn = (language: string): KeyText => {
  const blocks = tinyCourse().texts[language]!.modules[0]!.steps.flatMap((step) => step.blocks);
  const block = blocks.find(({ kind }) => kind === 'key');
  if (block?.kind !== 'key') throw new Error('no key');
  return block.text;
};

describe('a key', () => {
  test('offers "not visible" at every step, leading to "hold and refer" where nothing is said', () => {
    const { steps } = keyIn('en');
    expect(steps.map(({ id }) => id)).toEqual(['light', 'line']);
    expect(steps[0]!.choices).toEqual([
      { text: 'It glows', to: 'line', unseen: false },
      { text: 'It stays dark', to: 'hold', unseen: false },
      { text: '', to: 'hold', unseen: true }
    ]);
    expect(steps[1]!.choices.at(-1)).toMatchObject({ unseen: true, text: 'Cannot be seen' });
  });

  test('ends in species by their names, or in "hold and refer"', () => {
    expect(keyIn('en').ends).toEqual([
      { id: 'hold', taxon: false, name: '', text: '' },
      {
        id: 'saiga',
        taxon: true,
        name: 'saiga · <em class="taxon" lang="la">Saiga tatarica</em>',
        text: expect.stringContaining('Hold it.') as string
      },
      { id: 'resin', taxon: true, name: 'cast resin', text: '' }
    ]);
  });

  test('leads the same ways in a translation', () => {
    const [en, ru] = [keyIn('en'), keyIn('ru')];
    const ways = (key: KeyText) => key.steps.map(({ choices }) => choices.map(({ to }) => to));
    expect(ways(ru)).toEqual(ways(en));
    expect(ru.title).toBe('Какой рог?');
    expect(ru.steps[1]!.choices[0]!.text).toBe('Линия');
  });
});
