import type { FileWords, ScreenInWords } from '#lib/domain/export/put-into-words.ts';
import { addressOf, type Screen, type ScreenData } from '#lib/domain/export/screens.ts';
import type { ExportChoice } from '#lib/domain/export/export-choice.ts';
import type { ExportFile } from '#lib/domain/export/table.ts';
import { isoDay, type Reader } from '#lib/domain/time/say-time.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { allInLanguage, inLanguage } from './in-language.ts';
import { ofAdministrators, readers, type Asked } from './read-screen.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

export interface ExportWish {
  screen: Screen;
  choice: ExportChoice;
  /** http(s)://host, for the address of the screen. */
  origin: string;
}

export interface OpenExport {
  /** With its ending. */
  fileName: string;
  type: string;
  title: string;
  /** As "label: value". */
  filters: string[];
  pieces: AsyncGenerator<string | Uint8Array>;
  /** Frees the connection; whoever opened it must, also after the last piece. */
  close(): Promise<void>;
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/**
 * Exactly what a screen shows with its filters, all pages of it, at one moment, as a file that is
 * written while it is read. Null: the taker has no such screen.
 */
export async function openExport(
  db: Db,
  words: FileWords,
  { screen, choice, origin }: ExportWish,
  asked: Asked
): Promise<OpenExport | null> {
  const { taker, now } = asked;
  if (taker.isAdministrator && !ofAdministrators.includes(screen)) return null;
  // a page may say that some changes are not in it yet, a file goes out whole: it waits for them
  await settleAll(db, now);
  const snapshot = await openSnapshot(db);
  try {
    const data = await readers[screen](snapshot, asked, db);
    if (!data) {
      await snapshot.close();
      return null;
    }
    const address =
      origin + addressOf(screen, asked.filters, taker.isAdministrator ? '/admin' : '/team');
    const made = { at: now, by: taker.name, timeZone: taker.timeZone, address };
    const { file, labels, filters } = inLanguage(taker.language, () => {
      const said = sayScreen(words, screen, data, taker);
      const about = words.made({ ...made, asOf: said.asOf });
      return { file: toFile(said, about, snapshot), labels: words.labels(), filters: said.filters };
    });
    const told = { timeZone: taker.timeZone, rowsLabel: labels.rows };
    const pieces: AsyncGenerator<string | Uint8Array, void, void> =
      choice.format === 'csv'
        ? writeCsv(file, { ...choice, ...told })
        : writeXlsx(file, { ...told, aboutTitle: labels.about });
    return {
      fileName: `hornbook-${file.name}-${isoDay(now, taker.timeZone)}.${choice.format}`,
      type: types[choice.format],
      title: file.title,
      filters: filters.map(([label, value]) => `${label}: ${String(value)}`),
      pieces: allInLanguage(taker.language, pieces),
      close: snapshot.close
    };
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

function sayScreen<S extends Screen>(
  words: FileWords,
  screen: S,
  data: ScreenData[S],
  reader: Reader
): ScreenInWords {
  return words.screens[screen](data, reader);
}

function toFile(
  { name, title, filters, tables }: ScreenInWords,
  made: ExportFile['about'],
  snapshot: Snapshot
): ExportFile {
  const watched = tables.map((table) => ({ ...table, rows: snapshot.watch(table.rows) }));
  return { name, title, tables: watched, about: [...filters, ...made] };
}
