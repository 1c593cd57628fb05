// node:crypto is I/O-free here: the digest of the same text is the same everywhere and always.
import { createHash } from 'node:crypto';

/** SHA-256 in hex; a text is taken as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Text as it is hashed and compared: line ends are LF, whatever the editor wrote; no BOM. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** What a translation puts in `of:` : the first 12 hex digits for the original file. */
export function originalMark(text: string): string {
  return sha256(plainLines(text)).slice(0, 12);
}
