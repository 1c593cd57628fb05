import { headStyle, plain, xml } from './sheet-xml.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Everything of a workbook besides its sheets, by the name of the part. */
export function workbookParts(sheets: readonly string[]): Record<string, string> {
  const numbered = sheets.map((name, at) => ({ name, id: at + 1 }));
  const each = (write: (one: { name: string; id: number }) => string) =>
    numbered.map(write).join('');
  const over = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${type}.${kind}+xml"/>`;
  const relation = (id: string, kind: string, to: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${to}"/>`;
  return {
    '[Content_Types].xml':
      `${xml}<Types xmlns="${pack}/content-types"><Default Extension="rels" ` +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>${over('workbook', 'sheet.main')}` +
      `${over('styles', 'styles')}${each(({ id }) => over(`worksheets/sheet${id}`, 'worksheet'))}</Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${pack}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
      `${each(({ name, id }) => `<sheet name="${plain(name)}" sheetId="${id}" r:id="rId${id}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${xml}<Relationships xmlns="${pack}/relationships">` +
      each(({ id }) => relation(`rId${id}`, 'worksheet', `worksheets/sheet${id}.xml`)) +
      `${relation('rId0', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': styles
  };
}

// formats 14 and 22 are a day and a moment as the reader's own settings write them
const formats = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
];
if (!formats[headStyle]?.includes('fontId="1"')) throw new Error('headings are bold');

const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
const styles =
  `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** Not in the middle of a word, where that leaves enough. */
function shorten(name: string, most: number): string {
  if (name.length <= most) return name;
  const words = name.slice(0, most + 1).replace(/\s+\S*$/, '');
  return (words.length > most / 2 ? words : name).slice(0, most).toWellFormed();
}

/** A name that a sheet may have and none before it has: 31 letters, some of them not. */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const bare =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || '1';
  for (let number = 1; ; number++) {
    const ending = number > 1 ? ` (${number})` : '';
    const name = shorten(bare, 31 - ending.length) + ending;
    if (!taken.some((one) => one.toLowerCase() === name.toLowerCase())) return name;
  }
}
