import { fold, inLatin } from '#lib/domain/taxon/fold.ts';

/** The words of a text as they are written, in small letters; each once. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return [...new Set(words)].filter(({ length }) => length >= shortest && length <= longest);
}

// a shorter word is too like too many others to stand in for a mistyped one
const shortest = 3;
const longest = 40;

/** A word in plain Latin letters: what is compared when it may have been mistyped. */
export const lettersOf = (word: string): string => inLatin(fold(word));
