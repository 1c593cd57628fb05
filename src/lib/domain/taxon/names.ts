import type { Taxon } from '#lib/domain/course/taxon.ts';
import { ownNames, type Language } from '#lib/domain/language.ts';

/** Names in one language; `trade` and `medicine` count as languages. `check`: no source, ask a native speaker. */
export type NameLine = { language: string; names: string[]; check: boolean };

/** What a reader calls it first: in the own language, in English, in Latin. */
export const nameOf = ({ names, latin, id }: Taxon, language: Language): string =>
  names[language]?.[0] ?? names['en']?.[0] ?? (latin || id);

/** The languages that have a name for it, always in the same order. */
export function namesOf({ names, namesCheck }: Taxon): NameLine[] {
  return [...Object.keys(ownNames), 'trade', 'medicine'].flatMap((language) => {
    const own = names[language] ?? [];
    return own.length > 0 ? [{ language, names: own, check: namesCheck.includes(language) }] : [];
  });
}
