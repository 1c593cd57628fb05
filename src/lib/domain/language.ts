/** A BCP 47 tag, as `ru` or `kk`. Which ones the interface speaks is decided by its message files. */
export type Language = string;

/** What each language calls itself. */
export const ownNames: Record<Language, string> = {
  en: 'English',
  ru: 'Русский',
  kk: 'Қазақша',
  ky: 'Кыргызча',
  tg: 'Тоҷикӣ',
  uz: 'Oʻzbekcha',
  zh: '中文'
};

/** The tag when it is a language that we know, else the other one. */
export const languageOr = (tag: string, other: Language): Language =>
  Object.hasOwn(ownNames, tag) ? tag : other;

/**
 * The first of the wished languages that is spoken, else the fallback. `wished` holds tags or a
 * browser's Accept-Language value ("ru-KG,ru;q=0.9"); regions are left out, order is kept.
 */
export function chooseLanguage(
  wished: (string | null | undefined)[],
  spoken: readonly Language[],
  fallback: Language
): Language {
  for (const list of wished)
    for (const tag of (list ?? '').split(',')) {
      const language = tag.trim().split(/[-;]/)[0]?.toLowerCase() ?? '';
      if (spoken.includes(language)) return language;
    }
  return fallback;
}
