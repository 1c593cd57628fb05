import { plainLines, sha256 } from './hash.ts';

/**
 * The name of a revision: SHA-256 (hex) over its files and pictures, each by path and hash, in the
 * order of their paths. Line ends do not count, so Windows and Linux agree.
 */
export function revisionId(
  files: ReadonlyMap<string, string>,
  media: ReadonlyMap<string, { hash: string }>
): string {
  const parts = [
    ...[...files].map(([path, text]) => `${path}\n${sha256(plainLines(text))}`),
    ...[...media].map(([path, { hash }]) => `${path}\n${hash}`)
  ];
  return sha256(parts.sort().join('\n'));
}
