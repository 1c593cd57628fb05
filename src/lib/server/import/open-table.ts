import { decode, detectEncoding } from '#lib/domain/import/encoding.ts';
import { fieldOf } from '#lib/domain/import/header-words.ts';
import { rowsLooked } from '#lib/domain/import/columns.ts';
import {
  readingOf,
  type FileProblem,
  type HowTable,
  type Reading,
  type Wish
} from '#lib/domain/import/reading.ts';
import { detectSeparator, readSeparated, type TableRow } from '#lib/domain/import/table.ts';
import { ZipError } from './xlsx/open-zip.ts';
import { openXlsx } from './xlsx/read-xlsx.ts';

/** Bytes of a file that is taken: 50,000 people as text have some 6 MB. */
export const mostBytes = 16 * 1024 * 1024;

/** Why a file cannot be read, as a code; thrown also in the middle of reading. */
export class FileError extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Finds out how a file is to be read, as wished or else by looking. Throws FileError. */
export async function findReading(file: Buffer, wish: Wish): Promise<Reading> {
  const how = await findHow(file, wish);
  const first: TableRow[] = [];
  for await (const row of rowsOf(file, how)) {
    first.push(row);
    if (first.length === rowsLooked) break;
  }
  if (first.length === 0) throw new FileError('empty');
  return readingOf(how, first, wish);
}

async function findHow(file: Buffer, wish: Wish): Promise<HowTable> {
  if (file.length === 0) throw new FileError('empty');
  if (file.length > mostBytes) throw new FileError('too-big');
  // Excel 97, and every Excel file with a password
  if (file.subarray(0, 4).toString('hex') === 'd0cf11e0') throw new FileError('old-excel');
  if (file.subarray(0, 2).toString('latin1') === 'PK') {
    const { sheets } = await asFileError(() => openXlsx(file));
    return {
      kind: 'xlsx',
      sheets,
      sheet: wish.sheet && wish.sheet < sheets.length ? wish.sheet : 0
    };
  }
  const found = detectEncoding(file, (cell) => fieldOf(cell) !== null);
  const encoding = wish.encoding ?? found.encoding;
  const text = decode(file.subarray(0, 256 * 1024), encoding);
  if (!wish.encoding && isBinary(text)) throw new FileError('not-table');
  const sureness = encoding === found.encoding ? found.sureness : 'guess';
  return { kind: 'text', encoding, sureness, separator: wish.separator ?? detectSeparator(text) };
}

/** A picture or a program, whatever it is called: letters that no table has. */
// eslint-disable-next-line no-control-regex
const isBinary = (text: string) => /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 4096));

/** The rows of a file, in their order. Throws FileError. */
export async function* rowsOf(file: Buffer, how: HowTable): AsyncGenerator<TableRow> {
  if (how.kind === 'text') {
    yield* readSeparated(decode(file, how.encoding), how.separator);
    return;
  }
  const rows = (await asFileError(() => openXlsx(file))).rows(how.sheet);
  try {
    for (;;) {
      const next = await asFileError(() => rows.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await rows.return(undefined);
  }
}

const asCode = { 'not-zip': 'not-table', 'too-big': 'too-big', damaged: 'damaged' } as const;

async function asFileError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ZipError ? new FileError(asCode[error.problem]) : error;
  }
}
