import type { Cell, Column, Kind } from '#lib/domain/export/table.ts';
import { wallClock } from './wall-clock.ts';

/** A sheet has so many rows and not one more, the headings among them. */
export const rowsOfASheet = 1_048_576;
/** A cell has so many letters. */
const lettersOfACell = 32_767;

const widths: Record<Kind, number> = { text: 24, number: 12, day: 12, moment: 18 };
/** Numbers of the cell formats in `styles` of xlsx-parts.ts. */
const styles: Record<Kind, number> = { text: 0, number: 0, day: 2, moment: 3 };
export const headStyle = 1;

/** Where a sheet begins: headings that stay when rows are scrolled, and how wide the columns are. */
export function sheetHead(columns: readonly Column[]): string {
  const cols = columns.map(({ kind, width }, at) => {
    const wide = width ?? widths[kind];
    return `<col min="${at + 1}" max="${at + 1}" width="${wide}" customWidth="1"/>`;
  });
  const heads = columns.map(({ head }, at) => text(head, `${columnName(at)}1`, headStyle));
  return (
    `${xml}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ' +
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${cols.join('')}</cols><sheetData><row r="1">${heads.join('')}</row>`
  );
}

/** Where it ends; `rows`: with the headings. */
export function sheetFoot(columns: readonly Column[], rows: number): string {
  const last = `${columnName(Math.max(columns.length - 1, 0))}${rows}`;
  const filter = columns.every(({ head }) => head) ? `<autoFilter ref="A1:${last}"/>` : '';
  return `</sheetData>${filter}</worksheet>`;
}

/** One row; `number` from 1. Texts are texts and never formulas, whatever they begin with. */
export function rowXml(
  cells: readonly Cell[],
  kinds: readonly Kind[],
  number: number,
  timeZone: string
): string {
  let row = `<row r="${number}">`;
  for (const [at, cell] of cells.entries())
    if (cell !== null && cell !== '')
      row += cellXml(cell, kinds[at] ?? 'text', `${columnName(at)}${number}`, timeZone);
  return `${row}</row>`;
}

function cellXml(cell: NonNullable<Cell>, kind: Kind, place: string, timeZone: string): string {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : '';
  if (cell instanceof Date) {
    const style = styles[kind === 'day' ? 'day' : 'moment'];
    return `<c r="${place}" s="${style}"><v>${serial(wallClock(cell, timeZone), kind)}</v></c>`;
  }
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(cell))
    return `<c r="${place}" s="${styles.day}"><v>${serial(cell, kind)}</v></c>`;
  return text(cell, place, 0);
}

function text(said: string, place: string, style: number): string {
  const kept = said.length > lettersOfACell ? `${said.slice(0, lettersOfACell - 1)}…` : said;
  const styled = style ? ` s="${style}"` : '';
  return `<c r="${place}" t="inlineStr"${styled}><is><t xml:space="preserve">${plain(kept)}</t></is></c>`;
}

/** Days since 30 December 1899, as spreadsheets count; the time of day is a part of one. */
function serial(wall: string, kind: Kind): number {
  const [day, time = '00:00'] = wall.split(' ');
  const at = Date.parse(`${day}T${kind === 'day' ? '00:00' : time}:00Z`);
  return Math.round((at / 86_400_000 + 25_569) * 1e9) / 1e9;
}

/** 0 → A, 27 → AB. */
export function columnName(at: number): string {
  let name = (names[at] ??= '');
  if (name) return name;
  for (let left = at; left >= 0; left = Math.floor(left / 26) - 1)
    name = String.fromCharCode(65 + (left % 26)) + name;
  return (names[at] = name);
}
const names: string[] = [];

export const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no room for control characters and half letters; `_x41_` would be read as an escape. */
export function plain(said: string): string {
  if (!awkward.test(said)) return said;
  return (
    said
      .toWellFormed()
      .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/\r\n?/g, '\n')
      .replace(/[&<>"]/g, (letter) => entities[letter]!)
  );
}
// eslint-disable-next-line no-control-regex
const awkward = /[&<>"_\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
