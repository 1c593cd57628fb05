import { describe, expect, test } from 'vitest';
import { separatorNames, separators } from '#lib/domain/export/export-choice.ts';
import { atOnce, type Cell, type ExportFile, type Table } from '#lib/domain/export/table.ts';
import { readSeparated } from '#lib/domain/import/table.ts';
import { columnName } from '#lib/server/export/sheet-xml.ts';
import { streamPieces } from '#lib/server/export/stream-pieces.ts';
import { writeCsv } from '#lib/server/export/write-csv.ts';
import { writeXlsx } from '#lib/server/export/write-xlsx.ts';
import { openZip } from '#lib/server/import/xlsx/open-zip.ts';
import { openXlsx } from '#lib/server/import/xlsx/read-xlsx.ts';

const timeZone = 'Asia/Bishkek';
// 04:30 of the next day at the post
const late = new Date('2026-11-22T22:30:00Z');
const awkward = [
  'Өмүралиева Айгүл; "Достук", пост № 3',
  '王伟（边检）',
  'two\nlines\tand a tab',
  '=1+1',
  '@SUM(A1)',
  '+7 700 000',
  '-1-1|cmd',
  '<b>&amp;</b>',
  '_x0041_'
];

const table = (rows: Cell[][], title = 'People'): Table => ({
  title,
  columns: [
    { head: 'Имя', kind: 'text' },
    { head: 'Count', kind: 'number' },
    { head: 'Day', kind: 'day' },
    { head: 'Moment', kind: 'moment' }
  ],
  rows: atOnce(rows)
});
const fileOf = (...tables: Table[]): ExportFile => ({
  ...{ name: 'people', title: 'People', tables },
  about: [
    ['As of', late],
    ['By', '=Чолпон']
  ]
});
const rows: Cell[][] = awkward.map((name, at) => [name, at - 1, late, late]);

describe('CSV', () => {
  const write = async (
    wish: { separator: keyof typeof separators; bom: boolean },
    file: ExportFile
  ) => (await Array.fromAsync(writeCsv(file, { ...wish, timeZone, rowsLabel: 'Rows' }))).join('');
  const read = (text: string, separator: string) =>
    [...readSeparated(text, separator)].map(({ cells }) => cells);

  test.each(separatorNames)(
    'with %s each cell comes back as it was, formulas as text',
    async (separator) => {
      const text = await write({ separator, bom: true }, fileOf(table(rows)));
      expect(text.startsWith('\ufeffИмя')).toBe(true);
      const [heads, ...back] = read(text, separators[separator]);
      expect(heads).toEqual(['Имя', 'Count', 'Day', 'Moment']);
      const safe = awkward.map((name) => (/^[=@+-]/.test(name) ? `'${name}` : name));
      expect(back.slice(0, rows.length)).toEqual(
        safe.map((name, at) => [name, String(at - 1), '2026-11-23', '2026-11-23 04:30'])
      );
      expect(back.slice(rows.length)).toEqual([
        ['As of', '2026-11-23 04:30'],
        ['By', "'=Чолпон"],
        ['Rows', String(rows.length)]
      ]);
    }
  );

  test('without the mark it begins with the headings; an empty line parts the table from the rest', async () => {
    const text = await write(
      { separator: 'comma', bom: false },
      fileOf(table([['a', null, null, null]]))
    );
    expect(text.split('\r\n')).toEqual([
      'Имя,Count,Day,Moment',
      'a,,,',
      '',
      'As of,2026-11-23 04:30',
      "By,'=Чолпон",
      'Rows,1',
      ''
    ]);
  });

  test('several tables stand under their titles', async () => {
    const text = await write(
      { separator: 'comma', bom: false },
      fileOf(table([['a', 1, null, null]], 'First'), table([], 'Second'))
    );
    expect(text.split('\r\n').slice(0, 7)).toEqual([
      ...['First', 'Имя,Count,Day,Moment', 'a,1,,', ''],
      ...['Second', 'Имя,Count,Day,Moment', '']
    ]);
  });
});

describe('XLSX', () => {
  const write = async (file: ExportFile, sheetRows?: number) =>
    Buffer.concat(
      await Array.fromAsync(
        writeXlsx(file, {
          ...{ timeZone, aboutTitle: 'About', rowsLabel: 'Rows' },
          ...(sheetRows ? { sheetRows } : {})
        })
      )
    );
  const read = async (file: Buffer, sheet: number) => {
    const book = await openXlsx(file);
    return (await Array.fromAsync(book.rows(sheet))).map(({ cells }) => cells);
  };
  const part = async (file: Buffer, name: string) =>
    Buffer.concat(await Array.fromAsync(openZip(file).read(name, 1e7))).toString();

  test('each cell comes back as it was, days as days; no cell is a formula', async () => {
    const file = await write(fileOf(table(rows)));
    expect((await openXlsx(file)).sheets).toEqual(['People', 'About']);
    const [heads, ...back] = await read(file, 0);
    expect(heads).toEqual(['Имя', 'Count', 'Day', 'Moment']);
    // our reader takes an escape for text, and knows days only
    const seen = awkward.map((name) => name.replace('_x0041_', '_x005F_x0041_'));
    expect(back).toEqual(
      seen.map((name, at) => [name, String(at - 1), '2026-11-23', '2026-11-23'])
    );
    const sheet = await part(file, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<c r="D2" s="3"><v>46349.1875</v></c>');
    expect(sheet).toContain(`<autoFilter ref="A1:D${rows.length + 1}"/>`);
    expect(sheet).toContain('state="frozen"');
    expect(await read(file, 1)).toEqual([
      ['People'],
      ['As of', '2026-11-23'],
      ['By', '=Чолпон'],
      ['Rows', String(rows.length)]
    ]);
  });

  test('what XML cannot hold is left out, and a cell holds so much', async () => {
    const file = await write(
      fileOf(
        table([
          ['a\u0000b\u0007\ud800c', null, null, null],
          ['x'.repeat(40_000), 1, null, null]
        ])
      )
    );
    const sheet = await part(file, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('>ab\ufffdc<');
    expect(/x+…/.exec(sheet)?.[0]).toHaveLength(32_767);
  });

  test('a table longer than a sheet goes on in the next one, and none is begun for nothing', async () => {
    const many = Array.from({ length: 8 }, (_, at): Cell[] => [`p${at}`, at, null, null]);
    const sheetsOf = async (count: number) => {
      const file = await write(fileOf(table(many.slice(0, count))), 5);
      const { sheets } = await openXlsx(file);
      const read8 = await Promise.all(sheets.slice(0, -1).map((_, at) => read(file, at)));
      return { sheets, names: read8.flatMap((one) => one.slice(1).map(([name]) => name)) };
    };
    expect((await sheetsOf(4)).sheets).toEqual(['People', 'About']);
    const two = await sheetsOf(8);
    expect(two.sheets).toEqual(['People', 'People (2)', 'About']);
    expect(two.names).toEqual(many.map(([name]) => name));
    expect((await sheetsOf(0)).sheets).toEqual(['People', 'About']);
  });

  test('names of sheets are such as Excel takes', async () => {
    const long = 'A: [long] name/with*what?cannot\\be and then some more';
    const file = await write(fileOf(table([], long), table([], long), table([], '')));
    const { sheets } = await openXlsx(file);
    expect(new Set(sheets).size).toBe(4);
    for (const name of sheets) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA']
  ])('column %i is %s', (at, name) => expect(columnName(at)).toBe(name));
});

describe('who reads slowly', () => {
  /** A table without end that counts what was read of it. */
  function endless() {
    const seen = { batches: 0, ended: false };
    async function* read(): AsyncGenerator<Cell[][]> {
      try {
        for (;;) {
          seen.batches += 1;
          yield Array.from({ length: 500 }, (_, at): Cell[] => [
            `${Math.random()} ${at}`,
            at,
            late,
            null
          ]);
          await new Promise((resolve) => setImmediate(resolve));
        }
      } finally {
        seen.ended = true;
      }
    }
    return { seen, file: { ...fileOf(), tables: [{ ...table([]), rows: read() }] } };
  }
  const wish = {
    separator: 'comma',
    bom: true,
    timeZone,
    rowsLabel: 'Rows',
    aboutTitle: 'About'
  } as const;
  const writers = { csv: writeCsv, xlsx: writeXlsx };
  const rest = () => new Promise((resolve) => setTimeout(resolve, 150));

  test.each(['csv', 'xlsx'] as const)('a %s that nobody takes is not read on', async (format) => {
    const { seen, file } = endless();
    const most = format === 'csv' ? 1 : 40;
    let stopped = 0;
    const stop = () => Promise.resolve(void (stopped += 1));
    const reader = streamPieces(writers[format](file, wish), stop).getReader();
    await rest();
    expect(seen.batches).toBe(0);
    // a first piece, and what the writer must know to make it
    await reader.read();
    await rest();
    const ahead = seen.batches;
    // a few pieces of 64 kB wait in the pipes of the zip
    expect(ahead).toBeLessThanOrEqual(most);
    for (let piece = 0; piece < 60; piece++) await reader.read();
    const after = seen.batches;
    await rest();
    expect(seen.batches - after).toBeLessThanOrEqual(most);
    await reader.cancel();
    await rest();
    expect(seen.ended).toBe(true);
    expect(stopped).toBe(1);
    const atEnd = seen.batches;
    await rest();
    expect(seen.batches).toBe(atEnd);
  });

  test.each([
    ['between two pieces', { whole: 60_000, piece: 60 }],
    ['for all of it', { whole: 60, piece: 60_000 }]
  ])('who takes too long %s finds the file broken', async (_, patience) => {
    const { seen, file } = endless();
    let stopped = 0;
    const stop = () => Promise.resolve(void (stopped += 1));
    const reader = streamPieces(writeCsv(file, wish), stop, patience).getReader();
    await reader.read();
    await reader.read();
    await rest();
    await expect(reader.read()).rejects.toThrow('too slow');
    await rest();
    expect([seen.ended || seen.batches === 0, stopped]).toEqual([true, 1]);
  });

  test('a table that fails breaks the file', async () => {
    async function* read(): AsyncGenerator<Cell[][]> {
      yield [['a', 1, null, null]];
      await Promise.reject(new Error('the line to the database broke'));
    }
    for (const write of Object.values(writers)) {
      const file = { ...fileOf(), tables: [{ ...table([]), rows: read() }] };
      const stream = streamPieces(write(file, wish), () => Promise.resolve());
      await expect(Array.fromAsync(stream)).rejects.toThrow('the line to the database broke');
    }
  });
});
