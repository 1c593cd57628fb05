import { createHash, randomBytes } from 'node:crypto';

// Secrets that people carry on paper: no letters that look like others, read aloud in fours.
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new secret of 100 bits, "k3f9-…" in five fours, and the hash under which it is kept. */
export function makeToken(): { token: string; hash: string } {
  const text = Array.from(randomBytes(20), (byte) => letters[byte & 31]).join('');
  return { token: text.match(/.{4}/g)?.join('-') ?? text, hash: hashToken(text) };
}

/** The hash of a secret as typed: dashes, spaces and case aside, o for 0, i and l for 1. */
export function hashToken(typed: string): string {
  const text = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return sha256(text);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether a text that a form brought back is one that `makeToken` made. */
export function isToken(text: string): boolean {
  return /^([0-9a-hjkmnp-tv-z]{4}-){4}[0-9a-hjkmnp-tv-z]{4}$/.test(text);
}
