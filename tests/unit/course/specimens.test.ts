import { describe, expect, test } from 'vitest';
import { benchFiles, benchTaxa, compileBench, specimenCodes } from '../../support/specimens.ts';

const one = '01-the-horn.md';

/** Edits one file of the course with a bench; the old text must be there. */
function edited(file: string, from: string, to: string) {
  const files = file.startsWith('taxa/') ? benchTaxa() : benchFiles();
  const name = file.replace('taxa/', '');
  if (!files.get(name)?.includes(from)) throw new Error(`${file} does not hold ${from}`);
  files.set(
    name,
    files.get(name)!.replace(from, () => to)
  );
  return file.startsWith('taxa/') ? { taxa: files } : { files };
}

test('the course with a bench has no problem', () => {
  const { problems } = compileBench();
  expect(problems.filter(({ code }) => code !== 'minutes-far')).toEqual([]);
});

test('specimens of a lesson are the same in every language, and never those of an exam', () => {
  const { course } = compileBench();
  const blocks = (language: string) =>
    course.texts[language]!.modules[0]!.steps[0]!.blocks.flatMap((block) =>
      block.kind === 'specimens' ? [block.specimens.map(({ taxon, seed }) => [taxon, seed])] : []
    );
  const [single, three] = blocks('en');
  expect(single).toEqual([['saiga', 100_007]]);
  expect(three!.map(([taxon]) => taxon)).toEqual(['saiga', 'resin', 'goat']);
  for (const [, seed] of three!) expect(seed).toBeGreaterThanOrEqual(100_000);
});

type Case = [code: string, file: string, from: string, to: string, line: string];
const cases: Case[] = [
  [
    'set-unknown-taxon',
    'course.md',
    'taxa: [saiga, resin, goat]\n    p',
    'taxa: [saiga, yeti]\n    p',
    'taxa: [saiga, yeti]'
  ],
  [
    'set-too-few',
    'course.md',
    'taxa: [saiga, resin, goat]\n    p',
    'taxa: [saiga]\n    p',
    '  horns:'
  ],
  [
    'set-protected-stranger',
    'course.md',
    'protected: [saiga]',
    'protected: [yeti]',
    'protected: [yeti]'
  ],
  ['identify-without-set', one, 'from=horns ', '', '::: identify'],
  ['unknown-set', one, 'from=horns', 'from=hornz', '::: identify'],
  ['unknown-specimen', one, 'specimen=saiga tags', 'specimen=sayga tags', 'how_long'],
  ['unknown-view', one, 'show=side,lamp', 'show=side,lam', '::: identify'],
  ['bad-attribute', one, 'feature tags', 'lineup=3 feature tags', '::: identify'],
  ['unknown-attribute', one, 'feature tags', 'feeture tags', '::: identify'],
  [
    'identify-with-answers',
    one,
    'Whose horn is this?\n',
    'Whose?\n\n- (x) Saiga\n- ( ) Goat\n',
    '- (x) Saiga'
  ],
  ['show-without-specimen', one, 'specimen=saiga show=lamp', 'show=lamp', 'tap_two'],
  [
    'specimen-wrong-kind',
    one,
    'question rings {',
    'question rings {specimen=saiga ',
    'question rings'
  ],
  [
    'not-a-landmark',
    one,
    '- (x) #canal\n- ( ) #tip\n\n> The',
    '- (x) #canal\n- ( ) circle 5%,5% 5%\n\n> The',
    'circle 5%'
  ],
  ['bad-measure', one, '= length ± 5 %', '= 30 ± 5 cm', '= 30'],
  ['specimen-exam-seed', one, 'seed=100007', 'seed=7', '::: specimen'],
  ['unknown-taxon', one, '::: specimen saiga', '::: specimen sayga', '::: specimen'],
  ['unknown-attribute', one, 'views=side,lamp', 'vews=side,lamp', '::: specimen'],
  ['practice-only', 'taxa/goat.yaml', 'deciding: [section]', '', '::: identify'],
  ['specimen-without-model', 'taxa/saiga.yaml', 'model: horn\n', '', '::: specimen'],
  ['set-without-model', 'taxa/goat.yaml', 'model: horn\n', '', 'taxa: [saiga, resin, goat]\n    p']
];

test('every problem with specimens is tried', () => {
  // these look at real individuals: tests/integration/specimen/exam.test.ts
  const elsewhere = ['unknown-landmark', 'unknown-measure', 'tap-alone'];
  const tried = new Set([...cases.map(([code]) => code), ...elsewhere]);
  expect(specimenCodes.filter((code) => !tried.has(code))).toEqual([]);
});

describe('what the check says of specimens, and where', () => {
  test.each(cases)('%s in %s', (code, file, from, to, line) => {
    const changed = edited(file, from, to);
    const { problems } = compileBench(changed);
    const said = problems.find((problem) => problem.code === code);
    expect(said, JSON.stringify(problems)).toBeDefined();
    const where = said!.file.replace('tiny/', '');
    const text = (('files' in changed && changed.files) || benchFiles()).get(where)!;
    const before = text.slice(0, text.indexOf(line)).split('\n').length;
    expect(said!.line).toBe(before);
    expect(said!.severity).toBe('error');
  });
});

test('practice may ask about what an exam may not', () => {
  const taxa = edited('taxa/goat.yaml', 'deciding: [section]', '').taxa!;
  const { files } = edited(one, 'feature tags=form exam', 'feature');
  const { problems } = compileBench({ taxa, files });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});
