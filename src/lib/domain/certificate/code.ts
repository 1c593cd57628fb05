/** Crockford's base32: no I, L, O and U, so that a code read aloud or off paper is not misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 10 random bytes are 80 bits are 16 characters: no one finds a code by trying. */
export const codeBytes = 10;

/** The code of a certificate: `7K3Q-92MD-0VWX-4TYH`. Takes exactly 10 random bytes. */
export function codeOf(bytes: Uint8Array): string {
  if (bytes.length !== codeBytes) throw new Error(`a code is made of ${codeBytes} bytes`);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return group((bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join(''));
}

/**
 * A code as it was typed, in its one form; null: it cannot be a code. Spaces, dashes and case do
 * not matter, O is 0, I and L are 1.
 */
export function readCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? group(plain) : null;
}

function group(characters: string): string {
  return characters.replace(/.{4}(?=.)/g, '$&-');
}
