/**
 * Chance that can be told again: numbers from 0 up to (not including) 1, the same for the same
 * seed on every machine. xmur3 makes a number of the seed's text, mulberry32 goes on from it
 * (both by bryc, public domain: github.com/bryc/code/blob/master/jshash/PRNGs.md). Good enough to
 * shuffle choices; never for secrets.
 */
export function randomOf(seed: string): () => number {
  let state = xmur3(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The items in an order that the seed decides (Fisher and Yates); the given list is left alone. */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
  const random = randomOf(seed);
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

function xmur3(text: string): number {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return (hash ^ (hash >>> 16)) >>> 0;
}
