import { readColumns } from '#lib/domain/import/columns.ts';
import { encodings } from '#lib/domain/import/encoding.ts';
import { fields } from '#lib/domain/import/header-words.ts';
import type { Wish } from '#lib/domain/import/reading.ts';
import { mostCells, separators } from '#lib/domain/import/table.ts';
import { text } from '#lib/server/form.ts';

/**
 * How somebody wants a file to be read. Columns are left to be found where the form says that file,
 * separator or heading row are others than the columns were shown for.
 */
export function readWish(form: FormData): Wish {
  const encoding = encodings.find((one) => one === text(form, 'encoding'));
  const separator = separators.find((one) => one === text(form, 'separator'));
  const sheet = wholeNumber(text(form, 'sheet'));
  const line = wholeNumber(text(form, 'line'));
  const wish: Wish = {
    ...(encoding && { encoding }),
    ...(separator && { separator }),
    ...(sheet !== null && { sheet })
  };
  if (shownFor(form) !== [encoding, separator, sheet].join()) return wish;
  if (line !== null) wish.line = line;
  if (String(line ?? '') === text(form, 'was-line') && fields.some((field) => form.has(field)))
    wish.columns = readColumns((field) => text(form, field), mostCells);
  return wish;
}

const shownFor = (form: FormData) =>
  [text(form, 'was-encoding'), text(form, 'was-separator'), text(form, 'was-sheet')].join();

const wholeNumber = (typed: string): number | null =>
  /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : null;

/** The file of a form, whole; null: none was chosen. */
export async function readFile(form: FormData): Promise<{ name: string; body: Buffer } | null> {
  const sent = form.get('file');
  if (!(sent instanceof File) || !sent.name) return null;
  return { name: sent.name, body: Buffer.from(await sent.arrayBuffer()) };
}

/** The turn that the page was made for; -1 where the form names none. */
export const turnIn = (form: FormData): number => wholeNumber(text(form, 'turn')) ?? -1;
