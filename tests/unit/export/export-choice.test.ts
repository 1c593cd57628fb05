import { expect, test } from 'vitest';
import {
  keepChoice,
  keptChoice,
  readChoice,
  usualChoice,
  type ExportChoice
} from '#lib/domain/export/export-choice.ts';
import { filtersIn, screenOf } from '#lib/domain/export/screens.ts';

const choices: ExportChoice[] = (['xlsx', 'csv'] as const).flatMap((format) =>
  (['semicolon', 'comma', 'tab'] as const).flatMap((separator) =>
    [true, false].map((bom) => ({ format, separator, bom }))
  )
);

test.each(choices)('$format with $separator, bom $bom is kept as it was', (choice) => {
  expect(keptChoice(keepChoice(choice))).toEqual(choice);
});

test.each([undefined, '', 'x', 'exe.semicolon.bom', '..', 'csv'])(
  'kept %j: usual where unclear',
  (word) => {
    expect(keptChoice(word)).toMatchObject({ separator: 'semicolon', bom: true });
  }
);

test('an address says what it means and leaves the rest as it was', () => {
  const last: ExportChoice = { format: 'csv', separator: 'tab', bom: false };
  expect(readChoice(new URLSearchParams('separator=comma&bom=2'), last)).toEqual({
    ...last,
    separator: 'comma'
  });
  expect(readChoice(new URLSearchParams('bom=0'))).toEqual({ ...usualChoice, bom: false });
});

test('filters are what is left without the page and the kind of file', () => {
  const asked = new URLSearchParams('screen=team&format=csv&unit=x&page=3&text=a b&bom=1');
  expect([...filtersIn(asked)]).toEqual([
    ['unit', 'x'],
    ['text', 'a b']
  ]);
});

test.each(['team'])('%s is a screen', (name) => expect(screenOf(name)).toBe(name));
test.each([null, '', 'constructor', 'toString', 'teams'])('%j is none', (name) =>
  expect(screenOf(name)).toBeNull()
);
