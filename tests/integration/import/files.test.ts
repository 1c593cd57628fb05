import { describe, expect, test } from 'vitest';
import type { Wish } from '#lib/domain/import/reading.ts';
import { typedRow } from '#lib/domain/import/columns.ts';
import { FileError, findReading, mostBytes, rowsOf } from '#lib/server/import/open-table.ts';
import { encode } from '../../support/letters.ts';
import { workbookParts, xlsxOf, zipOf } from '../../support/xlsx.ts';

/** Names, badges and units of a file as it is read without a word from anybody. */
async function people(file: Buffer, wish: Wish = {}): Promise<string[]> {
  const reading = await findReading(file, wish);
  const found: string[] = [];
  for await (const { line, cells } of rowsOf(file, reading)) {
    const { name, badge, unit, from } = typedRow(cells, reading.columns);
    if (line > reading.line) found.push([name, badge, unit, from].filter(Boolean).join(' | '));
  }
  return found;
}

const russian =
  'ФИО;Табельный номер;Пост\r\n"Асанова\r\nАйгуль";К-1;Достук\r\nТурдубаев Бек;К-2;Торугарт\r\n';
const inRussian = ['Асанова Айгуль | К-1 | Достук', 'Турдубаев Бек | К-2 | Торугарт'];
const chinese = '姓名,警号,口岸\r\n王伟,110422,霍尔果斯\r\n李芳,110423,吐尔尕特';
const inChinese = ['王伟 | 110422 | 霍尔果斯', '李芳 | 110423 | 吐尔尕特'];

describe('text as Excel of this region saves it', () => {
  test.each<[string, Buffer, string[]]>([
    ['cp1251, semicolons, a line break in a cell', encode(russian, 'windows-1251'), inRussian],
    ['UTF-8 with mark', encode(`\ufeff${russian}`, 'utf-8'), inRussian],
    ['UTF-8 without mark', encode(russian, 'utf-8'), inRussian],
    [
      '"Unicode text": UTF-16 with tabs',
      encode(`\ufeff${russian.replaceAll(';', '\t')}`, 'utf-16le'),
      inRussian
    ],
    [
      'UTF-16, the other way round',
      encode(`\ufeff${russian.replaceAll(';', '\t')}`, 'utf-16be'),
      inRussian
    ],
    ['UTF-16 without mark', encode(russian, 'utf-16le'), inRussian],
    ['commas', encode(russian.replaceAll(';', ','), 'windows-1251'), inRussian],
    ['an old program', encode(russian, 'ibm866'), inRussian],
    ['GBK', encode(chinese, 'gb18030'), inChinese],
    ['Chinese UTF-8', encode(`\ufeff${chinese}`, 'utf-8'), inChinese],
    ['the separator told', encode(`sep=;\r\n${russian}`, 'windows-1251'), inRussian],
    ['a title above', encode(`Список\r\n\r\n${russian}`, 'windows-1251'), inRussian]
  ])('%s', async (_name, file, expected) => expect(await people(file)).toEqual(expected));

  test('read otherwise when somebody knows better', async () => {
    const file = encode('A;B\r\n1;2', 'utf-8');
    expect(await people(file, { columns: { name: 1, badge: 0 } })).toEqual(['2 | 1']);
    expect(await people(file, { line: 0, columns: { name: 0 } })).toEqual(['A', '1']);
    expect(
      await findReading(encode(russian, 'windows-1251'), { encoding: 'koi8-r' })
    ).toMatchObject({
      encoding: 'koi8-r',
      sureness: 'guess'
    });
  });

  test('lost letters are seen', async () => {
    const file = encode('ФИО;Номер\r\nӘбдіқадыров Нұрлан;1\r\nАйгүл;2', 'windows-1251');
    expect((await findReading(file, {})).lossy).toBe(true);
    expect((await findReading(encode(russian, 'windows-1251'), {})).lossy).toBe(false);
  });
});

describe('XLSX', () => {
  const table = [
    ['Список сотрудников'],
    [],
    ['ФИО', 'Табельный номер', 'Пост', 'Дата назначения'],
    ['Асанова & Айгуль', 1204, 'Достук', { day: 46349 }],
    ['王伟 <x>', 'К-2', '', '01.02.2026']
  ];
  const read = ['Асанова & Айгуль | 1204 | Достук | 2026-11-23', '王伟 <x> | К-2 | 01.02.2026'];

  test('words, numbers, days, empty cells', async () => {
    const file = xlsxOf({ Лист1: table });
    expect(await people(file)).toEqual(read);
    expect(await findReading(file, {})).toMatchObject({ kind: 'xlsx', sheets: ['Лист1'], line: 3 });
  });

  test('hidden sheets are not there; another can be chosen', async () => {
    const file = xlsxOf(
      { Hidden: [['Name']], Notes: [['x']], People: table },
      { Hidden: 'hidden' }
    );
    expect(await findReading(file, {})).toMatchObject({ sheets: ['Notes', 'People'], sheet: 0 });
    expect(await people(file, { sheet: 1 })).toEqual(read);
  });

  test('words within the cell, prefixes, reading aids, a row without numbers', async () => {
    const parts = workbookParts({ S: [] });
    parts['xl/worksheets/sheet1.xml'] =
      `<?xml version="1.0"?><!-- a > b --><x:worksheet xmlns:x="x"><x:sheetData><x:row>` +
      `<x:c t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c><x:c t="str"><x:v>Badge</x:v></x:c></x:row>` +
      `<x:row><x:c t="inlineStr"><x:is><x:r><x:t>王</x:t></x:r><x:rPh><x:t>wang</x:t></x:rPh>` +
      `<x:r><x:t><![CDATA[<伟>]]></x:t></x:r></x:is></x:c><x:c><x:v>1.2E3</x:v></x:c></x:row>` +
      `</x:sheetData></x:worksheet>`;
    expect(await people(zipOf(parts))).toEqual(['王<伟> | 1200']);
  });
});

describe('refused early, in words', () => {
  const parts = workbookParts({
    S: [
      ['Name', 'Badge'],
      ['N', 'K-1']
    ]
  });
  const bomb = `<worksheet><sheetData>${' '.repeat(50_000_000)}</sheetData></worksheet>`;
  const sheet = 'xl/worksheets/sheet1.xml';

  test.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['too-big', Buffer.alloc(mostBytes + 1, 'a')],
    ['old-excel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['not-table', Buffer.from('PK\u0003\u0004 no zip at all')],
    ['not-table', zipOf({ 'word/document.xml': '<x/>' })],
    ['not-table', Buffer.from('89504e470d0a1a0a0000000d4948445200', 'hex')],
    ['damaged', zipOf({ ...parts, [sheet]: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' })],
    ['too-big', zipOf(parts, { says: { [sheet]: 4_000_000_000 } })],
    ['too-big', zipOf({ ...parts, [sheet]: `<worksheet a="${'x'.repeat(5_000_000)}"/>` })],
    ['too-big', zipOf({ ...parts, [sheet]: bomb })]
  ])('%s', async (problem, file) => {
    await expect(findReading(file, {})).rejects.toThrow(new FileError(problem as 'empty'));
  });

  test('a part that is larger than it says is cut off, and memory stays small', async () => {
    const wordy = { ...parts, 'xl/sharedStrings.xml': `<sst>${' '.repeat(200_000_000)}</sst>` };
    const file = zipOf(wordy, { says: { 'xl/sharedStrings.xml': 1000 } });
    expect(file.length).toBeLessThan(400_000);
    const before = process.memoryUsage().rss;
    await expect(people(file)).rejects.toThrow(new FileError('too-big'));
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test('any bytes at all are read or refused, never more', async () => {
    const whole = zipOf(parts);
    for (let at = 0; at < whole.length; at += 7) {
      const wrong = Buffer.from(whole);
      wrong[at] = wrong[at]! ^ 0xff;
      try {
        await people(wrong);
      } catch (error) {
        expect(error).toBeInstanceOf(FileError);
      }
    }
  });
});
