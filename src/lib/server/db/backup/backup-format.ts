import * as v from 'valibot';

// A backup is one gzip file of lines: the header (JSON), then for each of its tables, in its order,
// the rows as COPY writes them and a line `\.`, last a line with the SHA-256 of all before it.
// COPY's text form escapes line ends and backslashes: a row is one line and never `\.`.
// `zcat FILE | head -1` shows what a backup holds.

export const formatVersion = 1;
export const endOfTable = '\\.';

/** A backup that is not one, not whole, or not for here; the sentence says which and what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}

const table = v.object({
  name: v.string(),
  columns: v.array(v.string()),
  rows: v.number()
});
/** Position of a sequence; null: not used yet. */
const sequence = v.object({ name: v.string(), last: v.nullable(v.string()) });
const header = v.object({
  hornbook: v.literal(formatVersion),
  at: v.string(),
  postgres: v.string(),
  migrations: v.array(v.string()),
  tables: v.array(table),
  sequences: v.array(sequence)
});

export type Header = v.InferOutput<typeof header>;
export type TableInBackup = v.InferOutput<typeof table>;
export type SequenceInBackup = v.InferOutput<typeof sequence>;

/** Reads the first line. Throws BackupError for what is no backup, or one of another format. */
export function readHeader(line: string, file: string): Header {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw notABackup(file);
  }
  const version = (value as { hornbook?: unknown } | null)?.hornbook;
  if (version === undefined) throw notABackup(file);
  if (version !== formatVersion) {
    throw new BackupError(
      `${file} has backup format ${String(version)}, this Hornbook reads ${formatVersion}: restore it with the Hornbook that wrote it.`
    );
  }
  const result = v.safeParse(header, value);
  if (!result.success) throw damaged(file, 'its header is not complete');
  return result.output;
}

export const notABackup = (file: string) =>
  new BackupError(`${file} is not a Hornbook backup: nothing was changed.`);

export const damaged = (file: string, what: string) =>
  new BackupError(`${file} is damaged (${what}): nothing was changed; use another backup.`);
