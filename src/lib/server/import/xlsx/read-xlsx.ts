import { dayOfSerial } from '#lib/domain/import/read-day.ts';
import { mostCells, mostLetters, type TableRow } from '#lib/domain/import/table.ts';
import { openZip, ZipError, type Zip } from './open-zip.ts';
import { xmlReader, type XmlListener } from './read-xml.ts';

/** Bytes that a part may have, unpacked. A sheet of 100,000 rows with ten columns has some 80 MB. */
const most = { small: 8_000_000, words: 128_000_000, sheet: 512_000_000 };
/** The words of a file stay in memory while it is read. */
const mostWords = 2_000_000;

export interface Workbook {
  /** Names of the sheets that can be seen, in their order. */
  sheets: string[];
  /** Rows of a sheet (from 0) as they are unpacked: at no time is the whole sheet in memory. */
  rows(sheet: number): AsyncGenerator<TableRow>;
}

/** Opens a spreadsheet of Excel 2007 or later, or of LibreOffice. Throws ZipError. */
export async function openXlsx(file: Buffer): Promise<Workbook> {
  const zip = openZip(file);
  if (!zip.has('xl/workbook.xml')) throw new ZipError('not-zip');
  const { sheets, from1904 } = await readWorkbook(zip);
  if (sheets.length === 0) throw new ZipError('damaged');
  return {
    sheets: sheets.map(({ name }) => name),
    async *rows(number) {
      const sheet = sheets[number] ?? sheets[0]!;
      const [words, dates] = [await readWords(zip), await readDateStyles(zip)];
      yield* readRows(zip, sheet.path, { words, dates, from1904 });
    }
  };
}

async function readWorkbook(zip: Zip) {
  const listed: { name: string; id: string }[] = [];
  const paths = new Map<string, string>();
  let from1904 = false;
  await listen(zip, 'xl/workbook.xml', most.small, (name, has) => {
    if (name === 'workbookPr') from1904 = has.date1904 === '1' || has.date1904 === 'true';
    if (name === 'sheet' && (has.state ?? 'visible') === 'visible')
      listed.push({ name: has.name ?? '', id: has.id ?? '' });
  });
  await listen(zip, 'xl/_rels/workbook.xml.rels', most.small, (name, { Id, Target }) => {
    if (name !== 'Relationship' || !Id || !Target) return;
    paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
  });
  const sheets = listed.flatMap(({ name, id }) => {
    const path = paths.get(id);
    return path && zip.has(path) ? [{ name, path }] : [];
  });
  return { sheets, from1904 };
}

/** The texts that cells refer to by number. */
async function readWords(zip: Zip): Promise<string[]> {
  const path = 'xl/sharedStrings.xml';
  if (!zip.has(path)) return [];
  const words: string[] = [];
  const inside = new Set<string>();
  let text = '';
  await read(zip, path, most.words, {
    open(name) {
      inside.add(name);
      if (name === 'si') text = '';
    },
    text(piece) {
      // rPh says how Chinese is read aloud: not part of the text
      if (inside.has('t') && !inside.has('rPh') && text.length < mostLetters) text += piece;
    },
    close(name) {
      inside.delete(name);
      if (name === 'si') words.push(text);
      if (words.length > mostWords) throw new ZipError('too-big');
    }
  });
  return words;
}

/** Numbers of the cell styles that show a number as a day. */
async function readDateStyles(zip: Zip): Promise<Set<number>> {
  const dates = new Set<number>();
  if (!zip.has('xl/styles.xml')) return dates;
  const formats = new Set([14, 15, 16, 17, 22, ...span(27, 36), ...span(50, 58)]);
  let [inside, style] = [false, 0];
  await read(zip, 'xl/styles.xml', most.small, {
    open(name, has) {
      if (name === 'numFmt' && isDate(has.formatCode ?? '')) formats.add(Number(has.numFmtId));
      if (name === 'cellXfs') inside = true;
      if (name === 'xf' && inside) {
        if (formats.has(Number(has.numFmtId))) dates.add(style);
        style += 1;
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inside = false;
    }
  });
  return dates;
}

const span = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step);

/** "dd.mm.yyyy", "d mmmm yyyy г.", "[$-419]yyyy年m月d日" and the like; colours and words aside. */
function isDate(format: string): boolean {
  const bare = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').toLowerCase();
  return /[yгж]/.test(bare) || /d.*m|m.*d/.test(bare);
}

interface Known {
  words: string[];
  dates: Set<number>;
  from1904: boolean;
}

async function* readRows(zip: Zip, path: string, known: Known): AsyncGenerator<TableRow> {
  let ready: TableRow[] = [];
  let [line, cells, column] = [0, [] as string[], -1];
  let [kind, style, value, text] = ['', 0, '', ''];
  // rPh says how Chinese is read aloud: not part of the text
  let [isValue, isText, isAloud] = [false, false, false];
  const { write } = xmlReader({
    open(name, has) {
      if (name === 'row') {
        line = Number(has.r) || line + 1;
        [cells, column] = [[], -1];
      } else if (name === 'c') {
        column = has.r ? columnOf(has.r) : column + 1;
        [kind, style, value, text] = [has.t ?? 'n', Number(has.s ?? -1), '', ''];
      } else if (name === 'v') isValue = true;
      else if (name === 'rPh') isAloud = true;
      else if (name === 't') isText = !isAloud;
    },
    text(piece) {
      if (isValue && value.length < mostLetters) value += piece;
      else if (isText && text.length < mostLetters) text += piece;
    },
    close(name) {
      if (name === 'v') isValue = false;
      else if (name === 't') isText = false;
      else if (name === 'rPh') isAloud = false;
      else if (name === 'c' && column >= 0 && column < mostCells) {
        const said = kind === 'inlineStr' ? text : sayValue(kind, style, value, known);
        if (said) cells[column] = said.slice(0, mostLetters).trim();
      } else if (name === 'row' && cells.some(Boolean)) {
        ready.push({ line, cells: Array.from(cells, (cell) => cell ?? '') });
      }
    }
  });
  const decoder = new TextDecoder();
  for await (const piece of zip.read(path, most.sheet)) {
    write(decoder.decode(piece, { stream: true }));
    yield* ready;
    ready = [];
  }
}

function sayValue(kind: string, style: number, value: string, known: Known): string {
  if (kind === 's') return known.words[Number(value)] ?? '';
  if (kind === 'd') return value.slice(0, 10);
  if (kind === 'e' || value === '') return '';
  if (kind !== 'n') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (known.dates.has(style) && number > 0 && number < 2_958_466)
    return dayOfSerial(number, known.from1904);
  // 1.2345678E7 is a badge number that Excel holds for a quantity
  return Number.isSafeInteger(number) ? String(number) : value;
}

/** "BC7" → 54. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column - 1;
}

function listen(zip: Zip, path: string, limit: number, open: XmlListener['open']): Promise<void> {
  return read(zip, path, limit, { open, text() {}, close() {} });
}

async function read(zip: Zip, path: string, limit: number, listener: XmlListener): Promise<void> {
  const { write } = xmlReader(listener);
  const decoder = new TextDecoder();
  for await (const piece of zip.read(path, limit)) write(decoder.decode(piece, { stream: true }));
}
