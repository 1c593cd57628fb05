import type { RecordWords } from '#lib/domain/record/record-words.ts';
import { closeSheet, openSheet } from '#lib/server/certificate/pdf/sheet.ts';
import { drawRecord } from './pdf/draw-record.ts';

/** The record as PDF/UA on as many pages of A4 as it takes: 20 ms a page. */
export async function printRecord(
  words: RecordWords,
  { agency, made }: { agency: string; made: Date }
): Promise<Buffer> {
  const { title, name, language } = words;
  const pdf = openSheet({
    title: `${title}: ${name}`,
    language,
    author: agency,
    made,
    pages: true
  });
  await drawRecord(pdf, words);
  return closeSheet(pdf);
}
