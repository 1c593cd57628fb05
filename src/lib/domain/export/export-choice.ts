export const formats = ['xlsx', 'csv'] as const;
export type Format = (typeof formats)[number];

/** What stands between the cells of a CSV file. */
export const separators = { semicolon: ';', comma: ',', tab: '\t' } as const;
export type Separator = keyof typeof separators;
export const separatorNames = Object.keys(separators) as Separator[];

/** How a file is written. */
export interface ExportChoice {
  format: Format;
  separator: Separator;
  /** The mark without which Excel reads the Cyrillic of a CSV file as noise. */
  bom: boolean;
}

/** What the spreadsheets of this region open by a double click. */
export const usualChoice: ExportChoice = { format: 'xlsx', separator: 'semicolon', bom: true };

/** What an address or a form asks; what it leaves out is as it was chosen last. */
export function readChoice(asked: URLSearchParams, last: ExportChoice = usualChoice): ExportChoice {
  const bom = asked.get('bom');
  return {
    format: formats.find((one) => one === asked.get('format')) ?? last.format,
    separator: separatorNames.find((one) => one === asked.get('separator')) ?? last.separator,
    bom: bom === '1' || bom === '0' ? bom === '1' : last.bom
  };
}

/** The choice in a word, to be kept on the device. */
export const keepChoice = ({ format, separator, bom }: ExportChoice): string =>
  [format, separator, bom ? 'bom' : 'plain'].join('.');

/** What was kept; the usual choice where nothing was, or nothing that is understood. */
export function keptChoice(word: string | undefined): ExportChoice {
  const [format, separator, bom] = (word ?? '').split('.');
  const asked = { format: format ?? '', separator: separator ?? '' };
  return readChoice(new URLSearchParams({ ...asked, bom: bom === 'plain' ? '0' : '1' }));
}
