import { describe, expect, test } from 'vitest';
import type { PersonRecord } from '#lib/domain/record/record.ts';
import { printRecord } from '#lib/server/record/print-record.ts';
import { sayRecord, type Telling } from '#lib/server/record/say-record.ts';
import { emptyRecord, fullRecord } from '../../support/records.ts';
import { pagesOf, readPdf, unmarked } from '../../support/pdf.ts';

const telling: Telling = {
  ...{ language: 'ru', timeZone: 'Asia/Bishkek', agency: 'Customs Service', madeBy: 'Динара' },
  titles: new Map([['saiga-horn', 'Рог сайгака']]),
  checkAt: (code) => `https://learn.example.kg/verify/${code}`
};
const print = (record: PersonRecord, language = 'ru') =>
  printRecord(sayRecord(record, { ...telling, language }), {
    ...{ agency: telling.agency, made: record.asOf }
  });

describe('on paper', () => {
  test.each(['en', 'ru'])('nothing in it (%s) is one page that says so', async (language) => {
    const pdf = readPdf(await print(emptyRecord, language));
    expect(pagesOf(pdf)).toHaveLength(1);
    for (const page of pagesOf(pdf)) expect(unmarked(page)).toEqual([]);
  });

  test('300 rows go over pages, every letter in marked content, each page numbered', async () => {
    const record = { ...fullRecord(6), attempts: fullRecord(300).attempts };
    const pdf = readPdf(await print(record));
    const pages = pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) expect(unmarked(page)).toEqual([]);
    expect(pdf.source).toContain('/S /Table');
    expect(pdf.source).toContain('/Scope /Column');
    // said once in each section, drawn again on each page
    expect(pdf.source.match(/\/S \/Table\b/g)).toHaveLength(8);
    expect(pdf.source).toContain('pdfuaid');
  });

  test('what no font has is named by its number, and a reason longer than a page is whole', async () => {
    const [first] = fullRecord(1).allowances;
    const reason = `🦌 ${'довольно длинная причина '.repeat(400)}`;
    const record = { ...emptyRecord, allowances: [{ ...first!, reason }] };
    const pages = pagesOf(readPdf(await print(record)));
    expect(pages.length).toBeGreaterThan(2);
  });

  test('a language that the interface does not speak is said in English', () =>
    expect(sayRecord(emptyRecord, { ...telling, language: 'kk' }).language).toBe('en'));
});
