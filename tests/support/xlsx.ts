import { deflateRawSync } from 'node:zlib';

/** A zip file of some parts; `says`: a size that the list claims, whatever is in it. */
export function zipOf(
  parts: Record<string, string | Buffer>,
  { says = {} }: { says?: Record<string, number> } = {}
): Buffer {
  const [bodies, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const body = Buffer.from(content);
    const packed = deflateRawSync(body);
    const size = says[name] ?? body.length;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(head, Buffer.from(name), packed);
    list.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...list, end]);
}

export type Cell = string | number | { day: number };

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26));

/** The parts of a workbook as Excel writes them: words shared, days as numbers with a style. */
export function workbookParts(
  sheets: Record<string, Cell[][]>,
  state: Record<string, string> = {}
) {
  const words = new Map<string, number>();
  const word = (text: string) => {
    if (!words.has(text)) words.set(text, words.size);
    return words.get(text)!;
  };
  const cell = (value: Cell, row: number, column: number) => {
    const place = `r="${letters(column)}${row}"`;
    if (value === '') return '';
    if (typeof value === 'string') return `<c ${place} t="s"><v>${word(value)}</v></c>`;
    if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`;
    return `<c ${place} s="1"><v>${value.day}</v></c>`;
  };
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="r"><sheets>${names
      .map(
        (name, at) =>
          `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${state[name] ? ` state="${state[name]}"` : ''}/>`
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`
  };
  names.forEach((name, at) => {
    const rows = sheets[name]!.map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((value, column) => cell(value, row + 1, column)).join('')}</row>`
    );
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
  });
  parts['xl/sharedStrings.xml'] = `<sst>${[...words.keys()]
    .map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`)
    .join('')}</sst>`;
  return parts;
}

export const xlsxOf = (sheets: Record<string, Cell[][]>, state?: Record<string, string>): Buffer =>
  zipOf(workbookParts(sheets, state));
