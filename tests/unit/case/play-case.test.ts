import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casePage, currentRun, walkCase } from '#lib/domain/case/play-case.ts';
import { tinyCourse } from '../../support/course.ts';

const night = tinyCourse().cases['night']!;
const idOf = (node: string, index: number) => night.nodes[node]!.choices[index]!.id;
const page = (choices: string[], again = false, language = 'en') =>
  casePage(night, language, { run: 1, choices }, 'seed', again);

describe('a case', () => {
  test('begins with its first branch and shows nothing of what comes', () => {
    const first = page([]);
    expect(first).toMatchObject({ run: 1, passed: [], verdict: null, title: 'At night' });
    expect(first.here.text).toContain('A bag with horns');
    expect(JSON.stringify(first)).not.toMatch(/prints|It is open|lost|sealed|opened/);
  });

  test('tells of what was chosen, and stands where it was left', () => {
    const second = page([idOf('bag', 0)]);
    expect(second.passed).toEqual([
      {
        text: expect.stringContaining('A bag with horns') as string,
        choice: 'Open it',
        why: expect.stringContaining('Your prints') as string
      }
    ]);
    expect(second.here.text).toContain('It is open');
    expect(JSON.stringify(second)).not.toMatch(/explained|All is/);
  });

  test('ends with its verdict, in the language of its reader', () => {
    const ended = page([idOf('bag', 0), idOf('opened', 1)], false, 'ru');
    expect(ended).toMatchObject({ verdict: 'wrong', language: 'ru', here: { choices: [] } });
    expect(ended.here.text).toContain('Всё потеряно');
  });

  test('is played again from the start, as another run', () => {
    expect(page([idOf('bag', 1)], true)).toMatchObject({ run: 2, passed: [], verdict: null });
    expect(page([], true)).toMatchObject({ run: 1 });
  });

  test('choices that do not fit any more are followed by a new run', () => {
    expect(currentRun(night, { run: 3, choices: ['gone'] })).toEqual({ run: 4, choices: [] });
    expect(currentRun(night, { run: 3, choices: [idOf('bag', 0)] }).run).toBe(3);
  });

  test('whatever was chosen, every way ends and no id tells the order of the text', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 9 }), fc.string(), (picks, seed) => {
        const choices: string[] = [];
        for (const pick of picks) {
          const { here } = walkCase(night, choices);
          const shown = casePage(night, 'en', { run: 1, choices }, seed, false).here.choices;
          expect(shown.map(({ id }) => id).sort()).toEqual(
            night.nodes[here]!.choices.map(({ id }) => id).sort()
          );
          if (shown.length === 0) break;
          choices.push(shown[pick % shown.length]!.id);
        }
        expect(night.nodes[walkCase(night, choices).here]!.verdict).not.toBeNull();
      })
    );
  });

  test('has the same choices in all languages', () => {
    expect(page([], false, 'ru').here.choices.map(({ id }) => id)).toEqual(
      page([]).here.choices.map(({ id }) => id)
    );
  });
});
