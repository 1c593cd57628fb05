import type { Language } from '#lib/domain/language.ts';
import { said } from '#lib/domain/course/texts.ts';
import { plainText } from '#lib/domain/search/plain-text.ts';
import type { Glossary } from './glossary.ts';

/** More is a list nobody reads on a phone. */
const mostTerms = 6;

/**
 * The terms of the glossary that stand in a text (HTML of ours), in the order in which it uses them. The
 * text itself stays as it was written: links are given below it.
 */
export function termsIn(
  html: string,
  { terms }: Glossary,
  language: Language
): { id: string; term: string }[] {
  const text = ` ${plainText(html).toLowerCase()} `;
  const found = terms.flatMap((one) => {
    const spellings = [one.term[language], ...(one.forms[language] ?? [])];
    const places = spellings.flatMap((spelling) => (spelling ? placeOf(spelling, text) : []));
    return places.length > 0
      ? [{ id: one.id, term: said(one.term, language), place: Math.min(...places) }]
      : [];
  });
  return found
    .sort((a, b) => a.place - b.place)
    .slice(0, mostTerms)
    .map(({ id, term }) => ({ id, term }));
}

/** Where the whole word stands: a letter before or after it makes it another word. */
function placeOf(spelling: string, text: string): number[] {
  const wanted = spelling.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const around = `${text[at - 1] ?? ''}${text[at + wanted.length] ?? ''}`;
    if (!/\p{L}/u.test(around)) return [at];
  }
  return [];
}
