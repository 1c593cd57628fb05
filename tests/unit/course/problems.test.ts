import { describe, expect, test } from 'vitest';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import { problemCodes } from '#lib/domain/course/problem-codes.ts';
import { specimenCodes } from '../../support/specimens.ts';
import { glossaryCodes, libraryCodes, programmeCodes } from '../../support/library.ts';
import {
  compileTiny,
  edited,
  tinyFiles,
  tinyMedia,
  tinyTaxa,
  type Compiled
} from '../../support/course.ts';

// Each mistake a trainer can make, made once in the tiny course: what is said, of which file and line.

const one = '01-the-horn.md';
const ru = 'ru/01-the-horn.md';

/** The line (from 1) of the first line holding a text. */
function lineOf(files: Map<string, string>, file: string, text: string): number {
  return (
    files
      .get(file)!
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

type Case = [code: string, file: string, from: string, to: string, near?: string];

/** code, file, text replaced, replacement, and a text on the line that is named (default: the new). */
const edits: Case[] = [
  ['unknown-key', 'course.md', 'minutes: 5\ntaxa', 'minutes: 5\ntitel: x\ntaxa', 'titel'],
  ['unknown-key', 'course.md', '  pass: 80', '  pass: 80\n  pas: 70', 'pas: 70'],
  ['missing-key', 'course.md', 'summary: Two horns.\n', '', 'id: tiny'],
  ['bad-yaml', 'course.md', 'title: Tiny horn', 'title: "Tiny'],
  ['not-a-date', 'course.md', '2027-06-01', '2027-02-30'],
  ['not-a-percent', 'course.md', 'pass: 80', 'pass: 180'],
  ['not-a-number', 'course.md', 'minutes: 5\ntaxa', 'minutes: five\ntaxa', 'five'],
  ['not-a-list', 'course.md', 'taxa: [saiga, resin]', 'taxa: saiga'],
  ['not-positive', 'course.md', 'questions: 3', 'questions: 0'],
  ['not-text', 'course.md', 'title: Tiny horn', 'title: 5'],
  ['id-not-folder', 'course.md', 'id: tiny', 'id: other'],
  ['unknown-taxon', 'course.md', 'taxa: [saiga, resin]', 'taxa: [saiga, resin, yeti]'],
  ['missing-picture', 'course.md', 'cover: media/horn.webp', 'cover: media/none.webp'],
  ['draw-sum', 'course.md', 'count: 2', 'count: 1', 'draw:'],
  ['draw-too-few', 'course.md', 'tag: form', 'tag: forms'],
  ['draw-unknown-module', 'course.md', 'tag: form', 'module: none'],
  ['no-front-matter', one, '---\ntitle', 'title', 'title: The horn'],
  ['unknown-key', one, 'minutes: 5', 'minute: 5'],
  ['unknown-container', one, '::: question rings', '::: qestion rings'],
  ['nested-container', one, '> Two parts.\n:::', '> Two parts.', '::: question steps'],
  ['stray-close', one, 'Begin with the base.', ':::'],
  ['heading-too-big', one, 'Begin with the base.', '# Base'],
  ['unknown-alert', one, '[!SAFETY]', '[!SAFTY]'],
  ['law-incomplete', one, '> As of: 2026-03-05\n', '', '[!LAW]'],
  ['not-a-date', one, 'As of: 2026-03-05', 'As of: 5 March', '[!LAW]'],
  ['raw-html', one, 'Begin with the base.', '<b onclick=x>Begin</b>'],
  ['unknown-note', one, 'long.[^19]', 'long.[^91]'],
  ['unknown-taxon', one, '{{ saiga.length }}', '{{ sayga.length }}'],
  ['unknown-fact', one, '{{ saiga.length }}', '{{ saiga.lenght }}'],
  ['no-such-name', one, '{{ saiga.length }}', '{{ saiga.names.tg }}'],
  ['broken-link', one, 'Begin with the base.', 'Begin [there](02-more.md).'],
  ['broken-link', one, 'Begin with the base.', 'Begin [there](#nowhere).'],
  ['broken-link', one, 'Begin with the base.', 'Begin [there](javascript:alert).'],
  ['compare-empty', one, 'Begin with the base.', '::: compare\nNothing.\n:::', '::: compare'],
  [
    'compare-no-scale',
    one,
    'Begin with the base.',
    '::: compare\n- ![](media/item.webp) **Item**\n:::',
    '::: compare'
  ],
  ['missing-picture', one, '![](media/horn.webp "A', '![](media/horm.webp "A'],
  ['question-without-id', one, '::: question rings {', '::: question {'],
  ['duplicate-question', one, '::: question parts', '::: question rings', 'rings {tags=form exam'],
  ['unknown-attribute', one, 'difficulty=1', 'dificulty=1'],
  ['bad-attribute', one, 'difficulty=1', 'difficulty=9'],
  ['unknown-module', 'exam.md', 'in=the-horn', 'in=the-hoof'],
  ['no-stem', one, 'Where do the rings end?', '', 'question rings'],
  ['no-answer-part', one, '= 28..38 cm', '', 'question length'],
  ['mixed-answers', one, '- ( ) At the tip', '- ( ) At the tip\n- [x] There', '- [x] There'],
  ['text-after-answers', one, '- [ ] Engine', '- [ ] Engine\n\nMore.', 'More.'],
  ['no-right-answer', one, '- (x) Below the tip', '- ( ) Below the tip', 'question rings'],
  ['several-right', one, '- ( ) At the tip', '- (x) At the tip', 'question rings'],
  ['choice-twice', one, '- [ ] Engine', '- [ ] wheel'],
  ['cannot-tell-twice', one, '- ( ) At the tip', '- (?) At the tip', 'It cannot be told'],
  ['bad-measure', one, '= 28..38 cm', '= about 30 cm'],
  ['bad-short-answer', one, '"羚羊角"', '羚羊角', '羚羊角'],
  ['bad-decision', 'exam.md', '- (x) seize', '- (x) destroy', 'question item {'],
  ['decide-both', 'exam.md', '- ( ) clear', '- (x) clear', 'question item {'],
  ['decide-flag-missing', 'exam.md', '{decide tags=harmless}', '', 'question item_two'],
  ['id-tells', 'exam.md', 'question item_two', 'question item_cast'],
  ['id-tells', one, 'question name', 'question yang_name'],
  ['id-tells', one, 'question tap_it', 'question the_canal'],
  ['tap-without-picture', one, '![](media/horn.webp)\n', '', 'question tap_it'],
  ['unknown-region', one, '#tip', '#tipp'],
  ['bad-match', one, '| Saiga | Glows |', '| Saiga | |', 'question lamps'],
  ['branching-without-id', one, '::: key which_horn Which horn?', '::: key Который', 'key Который'],
  ['branching-twice', one, '::: case night At', '::: case which_horn At'],
  [
    'branching-empty',
    one,
    'Begin with the base.',
    '::: case told\nIt was night.\n:::',
    'case told'
  ],
  ['branch-head', one, '### line', '### The line'],
  ['branch-twice', one, '### bag', '### sealed', '### sealed: right'],
  ['branch-one-choice', one, '- It stays dark -> hold\n', '', '### light'],
  ['branch-no-target', one, '- No line -> resin', '- No line'],
  ['branch-unknown-target', one, '- No line -> resin', '- No line -> resinn'],
  ['branch-loop', one, '- Say so in the notes -> sealed', '- Say so in the notes -> bag'],
  ['branch-unreached', one, '- Close it again -> lost', '- Close it again -> sealed', '### lost'],
  ['key-dead-end', one, '### saiga', '### end'],
  [
    'key-end-goes-on',
    one,
    '### saiga\nHold it.',
    '### saiga\nHold it.\n\n- Yes -> resin\n- No -> hold',
    '### saiga'
  ],
  ['case-without-verdict', one, '### lost: wrong', '### lost'],
  ['case-without-verdict', one, '### lost: wrong', '### lost: bad'],
  ['case-end-goes-on', one, '### opened', '### opened: wrong'],
  ['case-choice-without-why', one, '  > It cannot.\n', '', '- Close it again'],
  ['translation-unknown-branching', ru, '::: case night', '::: case nigth'],
  ['translation-misses-branching', ru, '::: case night', '::: case nigth', '---'],
  ['translation-branches', ru, '- Закрыть снова\n  > Нельзя.\n', '', '::: case night'],
  ['translation-branch-key', ru, '- Линии нет', '- Линии нет -> resin'],
  ['translation-branch-key', ru, '### lost', '### lost: wrong'],
  ['bad-matrix', one, '| It has bark | | | |', '| It has bark | | |', '| Trait |'],
  ['bad-tick', one, '| It has bark | | | |', '| It has bark | no | | |'],
  ['choice-twice', one, '| It has bark | | | |', '| It glows | | | |', '| It glows | | | |'],
  [
    'no-right-answer',
    one,
    '| It glows | x | x | |\n| A canal is seen | x | | |',
    '| It glows | | | |\n| A canal is seen | | | |',
    'question traits'
  ],
  ['translation-marks', ru, '| Светится | | | |', '| Светится | x | | |'],
  ['translation-choices', ru, '| Есть кора | | | |\n', '', 'question traits'],
  [
    'label-without-picture',
    one,
    '![](media/horn.webp)\n\n- #canal:',
    '- #canal:',
    'question name_places'
  ],
  ['too-few-labels', one, '- #tip: the smooth tip\n', '', 'question name_places'],
  ['place-twice', one, '- #tip: the', '- #canal: the', '#canal: the smooth'],
  ['unknown-region', one, '- #tip: the', '- #tipp: the'],
  ['text-after-answers', one, '- : a seam', '- a seam'],
  ['translation-place', ru, '- #tip: гладкий', '- #canal: гладкий'],
  ['translation-choices', ru, '- : шов\n', '', 'question name_places'],
  ['too-few-groups', one, '### Look-alike\n', '', 'question groups'],
  ['choice-twice', one, '- Resin cast', '- saiga horn'],
  ['choice-twice', one, '### Look-alike', '### protected'],
  ['translation-choices', ru, '- Мускусный мешочек\n', '', 'question groups'],
  ['no-explanation', one, '> Two parts.\n', '', 'question parts'],
  ['translation-unknown-question', ru, '::: question rings', '::: question ring'],
  ['translation-choices', ru, '- [ ] Мотор\n', '', 'question parts'],
  [
    'translation-kind',
    ru,
    '1. Снять\n2. Сосчитать\n3. Измерить\n4. Упаковать',
    'Так.',
    'question steps'
  ],
  ['translation-marks', ru, '- ( ) Ниже кончика', '- (x) Ниже кончика'],
  ['translation-marks', ru, 'Какой он длины?', 'Какой он длины?\n\n= 28..38 cm', '= 28..38 cm'],
  ['translation-unknown-objective', ru, 'know_form: Вы', 'know_from: Вы'],
  ['translation-steps', ru, '## Что делать\n', '', '---'],
  ['bad-region', 'media/media.yaml', '"circle 50%,80% 5%"', '"near the top"'],
  ['region-outside', 'media/media.yaml', 'circle 50%,80%', 'circle 50%,180%'],
  [
    'picture-without-alt',
    'media/media.yaml',
    'alt: { en: A pale',
    'alt: { kk: A pale',
    'item.webp'
  ],
  ['alt-not-translated', 'media/media.yaml', ', ru: Светлый предмет', '', 'item.webp'],
  ['picture-size', 'media/media.yaml', 'width: 100', 'width: 101', 'horn.webp'],
  [
    'unknown-key',
    'media/media.yaml',
    'licence: CC BY 4.0\n  author',
    'license: CC BY 4.0\n  author',
    'license'
  ],
  ['number-without-source', one, 'Begin with the base.', 'It is 33 cm long.'],
  [
    'law-past-check',
    one,
    '> Source: The law',
    '> Check by: 2026-06-01\n> Source: The law',
    '[!LAW]'
  ],
  ['minutes-far', one, 'minutes: 5', 'minutes: 50', '---']
];

describe('each mistake is said of its line', () => {
  test.each(edits)('%s in %s: %j', (code, file, from, to, near) => {
    const files = edited(file, from, to);
    const { problems } = compileTiny({ files, today: '2026-11-23' });
    const found = problems.filter((problem) => problem.code === code);
    expect(found.map(({ file: path, line }) => `${path}:${line}`)).toContain(
      `tiny/${file}:${lineOf(files, file, near ?? to)}`
    );
    expect(found[0]!.severity).toBe(problemCodes[found[0]!.code]);
  });
});

type Made = [code: string, file: string, make: () => Compiled];

const made: Made[] = [
  ['no-course-file', 'course.md', () => compileTiny({ files: without('course.md') })],
  ['no-modules', 'course.md', () => compileTiny({ files: without(one) })],
  ['unknown-file', 'two.md', () => compileTiny({ files: withFile('two.md', '---\n---\n') })],
  [
    'translation-of-nothing',
    'ru/09-x.md',
    () => compileTiny({ files: withFile('ru/09-x.md', '---\ntitle: x\n---\n') })
  ],
  [
    'duplicate-module',
    '02-the-horn.md',
    () => compileTiny({ files: withFile('02-the-horn.md', '---\ntitle: x\nminutes: 1\n---\nx\n') })
  ],
  [
    'duplicate-objective',
    '02-more.md',
    () =>
      compileTiny({
        files: withFile(
          '02-more.md',
          '---\ntitle: x\nminutes: 1\nobjectives: { know_form: x }\n---\nx\n'
        )
      })
  ],
  ['translation-without-of', ru, () => compileTiny({ files: changed(ru, /of: ".*"\n/, '') })],
  ['translation-stale', ru, () => compileTiny({ files: edited(one, 'Begin', 'Start') })],
  [
    'translation-misses-question',
    ru,
    () => compileTiny({ files: edited(ru, '::: question name', '::: card') })
  ],
  [
    'unclosed-container',
    one,
    () => compileTiny({ files: edited(one, 'All is lost.\n:::\n', 'All is lost.\n') })
  ],
  [
    'too-few-choices',
    one,
    () => compileTiny({ files: edited(one, '- [x] Core\n- [ ] Wheel\n- [ ] Engine\n', '') })
  ],
  ['choice-empty', one, () => compileTiny({ files: edited(one, '- [ ] Engine', '- [ ]') })],
  [
    'taxon-not-listed',
    one,
    () => compileTiny({ files: edited('course.md', 'taxa: [saiga, resin]', 'taxa: [resin]') })
  ],
  ['facts-past-review', 'course.md', () => compileTiny({ today: '2027-06-02' })],
  ['picture-unused', 'media/media.yaml', () => compileTiny(withPicture('spare'))],
  [
    'picture-not-described',
    'media/media.yaml',
    () => compileTiny({ media: withMedia('spare', 1) })
  ],
  [
    'picture-too-heavy',
    'media/media.yaml',
    () => compileTiny({ media: withMedia('item', 200_000) })
  ],
  ['picture-unreadable', 'media/media.yaml', () => compileTiny({ media: withMedia('item', 1, 0) })],
  [
    'picture-without-origin',
    'media/media.yaml',
    () => compileTiny({ files: changed('media/media.yaml', / {2}origin: generated\n/g, '') })
  ],
  [
    'picture-without-licence',
    'media/media.yaml',
    () => compileTiny({ files: changed('media/media.yaml', / {2}licence: CC BY 4.0\n/g, '') })
  ],
  [
    'right-always-first',
    '02-more.md',
    () => compileTiny({ files: withQuestions('- (x) Aa\n- ( ) Bb') })
  ],
  [
    'right-always-longest',
    '02-more.md',
    () => compileTiny({ files: withQuestions('- ( ) Bb\n- (x) Aaaaaa') })
  ],
  [
    'no-cannot-tell',
    '02-more.md',
    () => compileTiny({ files: withQuestions('- ( ) Bb\n- (x) Aa', '{tags=look}') })
  ],
  [
    'alt-tells',
    '02-more.md',
    () =>
      compileTiny({
        files: withQuestions(
          '- ( ) Goat horn\n- (x) Saiga',
          '',
          '![A saiga horn](media/item.webp)\n\n'
        )
      })
  ],
  [
    'alt-tells',
    'exam.md',
    () => compileTiny({ files: edited('exam.md', '![]', '![A saiga horn]') })
  ]
];

describe('mistakes of the folder, of pictures and of habit', () => {
  test.each(made)('%s in %s', (code, file, make) => {
    const found = make().problems.filter((problem) => problem.code === code);
    expect(found.map((problem) => problem.file)).toContain(`tiny/${file}`);
  });
});

const law = '{ place: KZ, status: "of the State", as_of: 2025-09-30, source: [1] }';

describe('taxa', () => {
  test.each([
    ['not-one-of', 'status: published }\n  colour', 'status: sure }\n  colour'],
    ['missing-key', ', status: published }\n  colour', ' }\n  colour'],
    ['not-a-range', '[15, 40.5]', '[40, 15]'],
    [
      'unknown-source',
      'source: [1], status: published }\n  colour',
      'source: [7], status: published }\n  colour'
    ],
    ['not-a-date', 'as_of: 2026-03-05', 'as_of: spring'],
    ['not-text', 'hs: ["0507.90"]', 'hs: [0507.90]'],
    ['unknown-key', 'hs:', 'hz:'],
    ['id-not-folder', 'id: saiga', 'id: saigo'],
    ['not-one-of', 'hs:', 'model: cube\nhs:'],
    ['not-a-figure', 'hs:', 'drawing: { tones: { value: [red], status: assumed } }\nhs:'],
    ['missing-key', 'hs:', 'drawing: { teeth: { value: 26 } }\nhs:'],
    ['unknown-deciding', 'hs:', 'deciding: [lenght]\nhs:'],
    ['not-a-language', 'hs:', 'names_check: [kz]\nhs:'],
    ['names-check-empty', 'hs:', 'names_check: [tg]\nhs:'],
    ['unknown-key', 'kk: [киік', 'kz: [киік'],
    ['not-one-of', 'hs:', 'group: reptile\nhs:'],
    ['too-many-lines', 'hs:', 'actions: { en: [a, b, c, d, e, f] }\nhs:'],
    ['lines-differ', 'hs:', 'actions: { en: [a, b], ru: [а] }\nhs:'],
    ['line-without-source', 'hs:', 'decisive: { en: [It glows] }\nhs:'],
    ['unknown-source', 'hs:', 'decisive: { en: ["It glows[^7]"] }\nhs:'],
    ['unknown-fact', 'hs:', 'decisive: { en: ["{{ saiga.lenght }} long"] }\nhs:'],
    ['foreign-fact', 'hs:', 'decisive: { en: ["{{ resin.light }}"] }\nhs:'],
    ['not-a-place', 'hs:', `law: [${law.replace('KZ', 'kz')}]\nhs:`],
    ['unknown-source', 'hs:', `law: [${law.replace('1]', '7]')}]\nhs:`],
    ['law-no-source', 'hs:', `law: [${law.replace('1]', ']')}]\nhs:`],
    ['not-a-date', 'hs:', `law: [${law.replace('2025-09-30', 'autumn')}]\nhs:`],
    [
      'deciding-no-source',
      'source: [1], status: published }\n  colour',
      'status: published }\n  colour'
    ]
  ])('%s', (code, from, to) => {
    const taxa = tinyTaxa();
    const decided = code === 'deciding-no-source' ? 'deciding: [length]\n' : '';
    taxa.set('saiga.yaml', decided + taxa.get('saiga.yaml')!.replace(from, to));
    const { problems } = compileTiny({ taxa });
    expect(
      problems.filter((one) => one.file === 'taxa/saiga.yaml').map((one) => one.code)
    ).toContain(code);
  });
});

// a revision keeps the taxa that its course names, so this is asked of the whole folder alone
test.each(['resinn', 'saiga'])('%s is no look-alike of saiga', (id) => {
  const files = tinyTaxa();
  files.set('saiga.yaml', `look_alikes: [resin, ${id}]\n${files.get('saiga.yaml')!}`);
  const list = problemList();
  readTaxa(files, list, files.keys());
  expect(list.problems).toMatchObject([
    { code: 'unknown-look-alike', file: 'taxa/saiga.yaml', line: 1, values: { taxon: id } }
  ]);
});

test('every code is found by one of these tables', () => {
  const tried = new Set([...edits.map(([code]) => code), ...made.map(([code]) => code)]);
  const elsewhere = [
    'not-a-map',
    'not-an-id',
    'not-one-of',
    'not-a-range',
    'unknown-source',
    'not-a-figure',
    'unknown-deciding',
    'deciding-no-source',
    'not-a-language',
    'not-a-place',
    'names-check-empty',
    'unknown-look-alike',
    'too-many-lines',
    'lines-differ',
    'line-without-source',
    'foreign-fact',
    'law-no-source',
    'not-yes-or-no',
    ...specimenCodes,
    ...libraryCodes,
    ...programmeCodes,
    ...glossaryCodes
  ];
  const missing = Object.keys(problemCodes).filter(
    (code) => !tried.has(code) && !elsewhere.includes(code)
  );
  expect(missing).toEqual([]);
});

test.each([
  ['course.md', 'summary:', 'sumary:', 'summary'],
  [one, '{{ saiga.length }}', '{{ saiga.lenght }}', 'length'],
  [one, '{{ saiga.length }}', '{{ sagia.length }}', 'saiga'],
  [one, '::: question rings', '::: quetsion rings', 'question'],
  [one, '[!SAFETY]', '[!SAFTEY]', 'SAFETY'],
  [one, '#tip', '#tipp', 'tip'],
  [one, 'difficulty=1', 'dificulty=1', 'difficulty']
])('in %s, %s written as %s: did you mean %s', (file, from, to, near) => {
  const { problems } = compileTiny({ files: edited(file, from, to) });
  expect(problems.map(({ values }) => values['near'])).toContain(near);
});

function without(path: string): Map<string, string> {
  const files = tinyFiles();
  files.delete(path);
  return files;
}

function withFile(path: string, text: string): Map<string, string> {
  return tinyFiles().set(path, text);
}

function changed(path: string, from: RegExp, to: string): Map<string, string> {
  const files = tinyFiles();
  return files.set(path, files.get(path)!.replace(from, to));
}

function withMedia(name: string, bytes: number, width = 100) {
  return tinyMedia().set(`media/${name}.webp`, { hash: 'c'.repeat(32), bytes, width, height: 200 });
}

function withPicture(name: string) {
  const entry = `${name}.webp:\n  alt: x\n  origin: x\n  licence: x\n`;
  const files = tinyFiles();
  files.set('media/media.yaml', files.get('media/media.yaml')! + entry);
  return { files, media: withMedia(name, 1) };
}

/** A second module with four questions of the same shape. */
function withQuestions(choices: string, attributes = '', stem = '') {
  const questions = ['q1', 'q2', 'q3', 'q4'].map(
    (id) => `::: question ${id} ${attributes}\n${stem}Whose?\n\n${choices}\n\n> Why.\n:::\n`
  );
  return withFile('02-more.md', `---\ntitle: More\nminutes: 3\n---\n\n${questions.join('\n')}`);
}
