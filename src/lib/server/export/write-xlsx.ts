import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell, Column, ExportFile, Table } from '#lib/domain/export/table.ts';
import { rowsOfASheet, rowXml, sheetFoot, sheetHead } from './sheet-xml.ts';
import { sheetName, workbookParts } from './xlsx-parts.ts';

export interface XlsxWish {
  timeZone: string;
  /** What the last sheet is called, which says what the file is of. */
  aboutTitle: string;
  /** Said before the number of rows. */
  rowsLabel: string;
  /** For tests: a full sheet takes a while. */
  sheetRows?: number;
}

/**
 * A workbook as the rows come: what waits in memory does not grow with it. No library that writes
 * XLSX does so; the zip is yazl's, the few parts of the format are ours. A table that is longer than
 * a sheet can be goes on in a second one.
 */
export async function* writeXlsx(file: ExportFile, wish: XlsxWish): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  let open: Readable | undefined;
  // a table that fails, or a reader who is gone, must not leave the other waiting
  zip.on('error', (error: Error) => out.destroy(error));
  const added = (source: AsyncGenerator<string>, part: string) =>
    new Promise<void>((resolve, reject) => {
      open = Readable.from(source, { objectMode: false, highWaterMark: 64 * 1024 });
      open.once('end', resolve).once('error', reject);
      zip.addReadStream(open, part, { compressionLevel: 4 });
    });
  fill(zip, file, wish, added).catch((error: Error) => out.destroy(error));
  try {
    for await (const piece of out) yield piece as Buffer;
  } finally {
    open?.destroy();
    out.destroy();
  }
}

async function fill(
  zip: ZipFile,
  file: ExportFile,
  wish: XlsxWish,
  added: (source: AsyncGenerator<string>, part: string) => Promise<void>
): Promise<void> {
  const names: string[] = [];
  const next = (title: string) => {
    names.push(sheetName(title, names));
    return `xl/worksheets/sheet${names.length}.xml`;
  };
  let count = 0;
  for (const table of file.tables) {
    const rows = oneByOne(table);
    const sheet = { table, rows, ...wish, most: wish.sheetRows ?? rowsOfASheet };
    do
      await added(
        writeSheet(sheet, (written) => (count += written)),
        next(table.title)
      );
    while (rows.waits());
  }
  const about = [...file.about, [wish.rowsLabel, count] as [string, Cell]];
  await added(writeAbout(file.title, about, wish), next(wish.aboutTitle));
  for (const [part, body] of Object.entries(workbookParts(names)))
    zip.addBuffer(Buffer.from(body), part, { compressionLevel: 4 });
  zip.end();
}

/** Rows in pieces, and whether one is left for the next sheet. */
function oneByOne({ rows }: Table) {
  const batches = rows[Symbol.asyncIterator]();
  let batch: readonly Cell[][] = [];
  let at = 0;
  return {
    waits: () => at < batch.length,
    /** At most so many of those at hand; none: that was all. */
    async take(most: number): Promise<readonly Cell[][]> {
      while (at >= batch.length) {
        const next = await batches.next();
        if (next.done) return [];
        [batch, at] = [next.value, 0];
      }
      const some = batch.slice(at, at + most);
      at += some.length;
      return some;
    },
    /** Reads on until there is a row, or none any more. */
    async look(): Promise<void> {
      const some = await this.take(1);
      at -= some.length;
    },
    stop: () => batches.return?.()
  };
}

interface Sheet {
  table: Table;
  rows: ReturnType<typeof oneByOne>;
  timeZone: string;
  most: number;
}

async function* writeSheet(
  { table, rows, timeZone, most }: Sheet,
  tell: (rows: number) => void
): AsyncGenerator<string> {
  const kinds = table.columns.map(({ kind }) => kind);
  let number = 1;
  let isWhole = false;
  try {
    yield sheetHead(table.columns);
    while (number < most) {
      const some = await rows.take(Math.min(most - number, 500));
      if (some.length === 0) break;
      yield some.map((row) => rowXml(row, kinds, ++number, timeZone)).join('');
    }
    await rows.look();
    tell(number - 1);
    yield sheetFoot(table.columns, number);
    isWhole = true;
  } finally {
    if (!isWhole) await rows.stop();
  }
}

async function* writeAbout(
  title: string,
  about: readonly [string, Cell][],
  { timeZone }: XlsxWish
): AsyncGenerator<string> {
  const columns: Column[] = [
    { head: title, kind: 'text', width: 28 },
    { head: '', kind: 'text', width: 70 }
  ];
  const rows = about.map((line, at) => rowXml(line, ['text', 'text'], at + 2, timeZone));
  yield sheetHead(columns) + rows.join('') + sheetFoot(columns, rows.length + 1);
  await Promise.resolve();
}
