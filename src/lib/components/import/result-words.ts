import type { ImportRow } from '#lib/domain/import/shown-import.ts';
import type { Language } from '#lib/domain/language.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { fieldWords, sayRow, sayUndone, verdictWords } from './import-words.ts';

/** The result file in the reader's language: its headings, and a row's cells. */
export function resultWords(language: Language) {
  const spoken = { locale: language as Locale };
  const typed = ['name', 'email', 'badge', 'unit', 'role', 'language', 'from'] as const;
  return {
    heads: [
      m.import_line({}, spoken),
      m.import_verdict({}, spoken),
      m.import_what({}, spoken),
      m.import_undone({}, spoken),
      ...typed.map((field) => fieldWords[field]({}, spoken))
    ],
    cells: (row: ImportRow, paths: Record<string, string>): string[] => [
      String(row.line),
      verdictWords[row.verdict]({}, spoken),
      sayRow(row, paths, spoken).join(' '),
      row.undone ? sayUndone(row.undone, spoken) : '',
      ...typed.map((field) => row.typed[field])
    ]
  };
}
