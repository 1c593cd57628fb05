import { stringify } from 'csv-stringify/sync';

/**
 * Rows as the spreadsheets of this region read them, as they come: a semicolon between cells, and a
 * byte order mark, without which Excel reads Cyrillic as noise. What would run as a formula is text.
 */
export function csvStream(
  rows: AsyncGenerator<readonly (readonly string[])[]>
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let first = true;
  return new ReadableStream({
    async pull(controller) {
      const next = await rows.next();
      if (next.done) return controller.close();
      const options = { delimiter: ';', bom: first, escape_formulas: true };
      first = false;
      controller.enqueue(encoder.encode(stringify(next.value as string[][], options)));
    },
    async cancel() {
      await rows.return(undefined);
    }
  });
}
