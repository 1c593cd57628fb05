import { randomOf } from '#lib/domain/random.ts';

const hex = Array.from({ length: 65_536 }, (_, number) => number.toString(16).padStart(4, '0'));

/** Ids (UUID, version 4) that the same seed gives again. Some million a second. */
export function idsOf(seed: string): () => string {
  const random = randomOf(seed);
  const four = () => hex[Math.floor(random() * 65_536)]!;
  return () =>
    `${four()}${four()}-${four()}-4${four().slice(1)}-${'89ab'[Math.floor(random() * 4)]}${four().slice(1)}-${four()}${four()}${four()}`;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes of certificates in their one form. One stream for all: those of two people might meet. */
export function codesOf(seed: string): () => string {
  const random = randomOf(seed);
  return () => {
    let code = '';
    for (let at = 0; at < 16; at++)
      code += (at && at % 4 === 0 ? '-' : '') + alphabet[Math.floor(random() * 32)];
    return code;
  };
}
