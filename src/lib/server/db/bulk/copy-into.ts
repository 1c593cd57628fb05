import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { quoted } from '#lib/server/db/backup/plain-client.ts';

/**
 * Adds rows by COPY. `body`: lines of its text format, made by `line`. In the caller's transaction; a
 * connection does one at a time.
 */
export async function copyInto(
  client: Client,
  table: string,
  columns: readonly string[],
  body: Iterable<string>
): Promise<void> {
  const list = columns.map(quoted).join(', ');
  const into = client.query(copyFrom(`copy public.${quoted(table)} (${list}) from stdin`));
  const done = finished(into);
  // what went wrong is said by `done`, also while a piece waits to be taken
  done.catch(() => {});
  for (const piece of body) if (!into.write(piece)) await Promise.race([once(into, 'drain'), done]);
  into.end();
  await done;
}

/** A line of COPY's text format. Texts that may hold a tab, a line break or `\` go through `plain`. */
export const line = (...values: (string | number | null)[]): string =>
  values.map((value) => value ?? '\\N').join('\t') + '\n';

/** A text as COPY reads it. */
export const plain = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!);

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
