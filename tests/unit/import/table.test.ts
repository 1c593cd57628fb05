import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, findHeading, isHeading, typedRow } from '#lib/domain/import/columns.ts';
import { unitFinder } from '#lib/domain/import/find-unit.ts';
import { fieldOf } from '#lib/domain/import/header-words.ts';
import { dayOfSerial, readTypedDay } from '#lib/domain/import/read-day.ts';
import { readLanguage, readRoles } from '#lib/domain/import/read-words.ts';
import { detectSeparator, readSeparated, separators } from '#lib/domain/import/table.ts';

const cellsOf = (text: string, separator = ';') =>
  [...readSeparated(text, separator)].map(({ cells }) => cells);

describe('separated text', () => {
  test.each([
    [
      'a;b\r\nc;d',
      [
        ['a', 'b'],
        ['c', 'd']
      ]
    ],
    [
      'a;b\nc;d\n',
      [
        ['a', 'b'],
        ['c', 'd']
      ]
    ],
    [
      'a;b\rc;d',
      [
        ['a', 'b'],
        ['c', 'd']
      ]
    ],
    ['"a\r\nb";c', [['a\r\nb', 'c']]],
    ['"say ""hm"""; b ', [['say "hm"', 'b']]],
    ['"a;b";c', [['a;b', 'c']]],
    ['"open;c', [['open;c']]],
    ['"a"tail;b', [['atail', 'b']]],
    ['a "quoted" b;c', [['a "quoted" b', 'c']]],
    ['\ufeffa;b', [['a', 'b']]],
    ['sep=;\r\na;b', [['a', 'b']]],
    [';;\r\n\r\na;b', [['a', 'b']]],
    ['a;\r\n', [['a', '']]],
    ['', []]
  ])('%j', (text, expected) => expect(cellsOf(text)).toEqual(expected));

  test('rows are numbered as the spreadsheet numbers them', () => {
    const text = 'a;b\r\n\r\n"c\r\nd";e\r\nf;g';
    expect([...readSeparated(text, ';')].map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  test('what was written is read, whatever stands in the cells and between them', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.trim())
      .filter((text) => !text.startsWith('\ufeff'));
    const row = fc
      .array(cell, { minLength: 1, maxLength: 6 })
      .filter((cells) => cells.some(Boolean));
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.constantFrom(...separators),
        fc.constantFrom('\r\n', '\n'),
        (rows, delimiter, record_delimiter) => {
          fc.pre(!rows[0]?.[0]?.startsWith('sep='));
          const text = stringify(rows, { delimiter, record_delimiter, quoted: true });
          expect(cellsOf(text, delimiter)).toEqual(rows);
        }
      )
    );
  });

  test.each([
    ['a;b;c\r\nd;e;f', ';'],
    ['a,b,c\r\n"d;x",e,f', ','],
    ['a\tb,c\r\nd\te,f;g', '\t'],
    ['Name;Post\r\n"Kim, Anna";Dostuk\r\n"Li, Bo";Torugart', ';'],
    ['sep=|\r\na|b', '|'],
    ['only', ';']
  ])('the separator of %j', (text, separator) => expect(detectSeparator(text)).toBe(separator));
});

describe('headings', () => {
  test.each([
    ['en', ['Name', 'E-mail', 'Badge number', 'Unit', 'Role', 'Language', 'Posted from']],
    [
      'ru',
      ['ФИО', 'Эл. почта', 'Табельный номер', 'Подразделение', 'Роль', 'Язык', 'Дата назначения']
    ],
    [
      'kk',
      [
        'Аты-жөні',
        'Электрондық пошта',
        'Төсбелгі нөмірі',
        'Бөлімше',
        'Рөлі',
        'Тілі',
        'Тағайындалған күні'
      ]
    ],
    [
      'ky',
      ['Аты-жөнү', 'Электрондук почта', 'Жетон номери', 'Бөлүм', 'Ролу', 'Тили', 'Дайындалган күнү']
    ],
    [
      'tg',
      ['Ному насаб', 'Почтаи электронӣ', 'Рақами нишон', 'Воҳид', 'Нақш', 'Забон', 'Санаи таъин']
    ],
    [
      'uz',
      [
        'Ism familiya',
        'Elektron pochta',
        'Nishon raqami',
        'Bo‘linma',
        'Rol',
        'Til',
        'Tayinlangan sana'
      ]
    ],
    [
      'uz in Cyrillic',
      ['Ф.И.Ш', 'Электрон почта', 'Нишон рақами', 'Бўлинма', 'Роли', 'Тили', 'Тайинланган сана']
    ],
    ['zh', ['姓名', '邮箱', '警号', '单位', '角色', '语言', '任职日期']]
  ])('in %s', (_language, cells) => {
    const columns = { name: 0, email: 1, badge: 2, unit: 3, role: 4, language: 5, from: 6 };
    expect(columnsOf(cells)).toEqual(columns);
    expect(isHeading(cells)).toBe(true);
  });

  test('names in three columns, capitals, brackets, two languages in one cell', () => {
    const cells = ['№', 'ФАМИЛИЯ', 'Имя', 'Отчество', 'Пост (таможенный)', 'Badge / Номер'];
    const columns = columnsOf(cells);
    expect(columns).toEqual({ surname: 1, given: 2, patronymic: 3, unit: 4, badge: 5 });
    const row = ['1', 'Асанова', 'Айгуль', '', 'Достук', 'К-1'];
    expect(typedRow(row, columns)).toMatchObject({
      name: 'Асанова Айгуль',
      unit: 'Достук',
      badge: 'К-1'
    });
    expect(columnsOf(['Имя', 'Пост'])).toEqual({ name: 0, unit: 1 });
  });

  test('are found under a title, and again in the middle', () => {
    const rows = ['Список сотрудников на 01.11.2026', 'ФИО;Номер', 'Асанова;К-1', 'ФИО;Номер'].map(
      (text, at) => ({ line: at + 1, cells: text.split(';') })
    );
    expect(findHeading(rows)).toEqual({ line: 2, columns: { name: 0, badge: 1 } });
    expect(rows.map(({ cells }) => isHeading(cells))).toEqual([false, true, false, true]);
  });

  test('nobody is called so', () => {
    for (const name of ['Айгүл Асанова', '王伟', 'Bek', 'К-1204', 'Dostuk', ''])
      expect(fieldOf(name)).toBeNull();
  });
});

test.each([
  ['2026-11-23', '2026-11-23'],
  ['23.11.2026', '2026-11-23'],
  ['3.1.26', '2026-01-03'],
  ['23/11/2026 00:00', '2026-11-23'],
  ['23.11.2026 г.', '2026-11-23'],
  ['2026年11月3日', '2026-11-03'],
  ['2026/11/3', '2026-11-03'],
  ['31.02.2026', null],
  ['11/23/2026', null],
  ['soon', null]
])('the day %s', (typed, day) => expect(readTypedDay(typed)).toBe(day));

test('days as Excel counts them', () => {
  expect(dayOfSerial(46349, false)).toBe('2026-11-23');
  expect(dayOfSerial(46349 - 1462, true)).toBe('2026-11-23');
  expect(dayOfSerial(1, false)).toBe('1900-01-01');
});

test('roles and languages in words', () => {
  expect(readRoles('Офицер, Начальник')).toEqual(['officer', 'manager']);
  expect(readRoles('')).toEqual([]);
  expect(readRoles('king')).toBeNull();
  expect(['ru', 'Русский', 'ҚАЗАҚША', '中文', 'kk-KZ', 'orc'].map(readLanguage)).toEqual([
    'ru',
    'ru',
    'kk',
    'zh',
    'kk',
    null
  ]);
});

test('units by name, by path, and not where two have the name', () => {
  const units = [
    { id: 'a', name: 'Agency', parentId: null },
    { id: 's', name: 'South', parentId: 'a' },
    { id: 'e', name: 'East', parentId: 'a' },
    { id: 'g1', name: 'Gate №1', parentId: 's' },
    { id: 'g2', name: 'Gate №1', parentId: 'e' },
    { id: 'o', name: 'Osh / Dostuk', parentId: 's' }
  ];
  const find = unitFinder(units);
  expect(find(' south ')).toEqual({ kind: 'found', id: 's' });
  expect(find('Gate №1')).toEqual({ kind: 'many' });
  expect(find('East > gate №1')).toEqual({ kind: 'found', id: 'g2' });
  expect(find('Agency/South/Gate №1')).toEqual({ kind: 'found', id: 'g1' });
  expect(find('West/Gate №1')).toEqual({ kind: 'none' });
  expect(find('osh / dostuk')).toEqual({ kind: 'found', id: 'o' });
  expect(find('Nowhere')).toEqual({ kind: 'none' });
});
