import { resultWords } from '#lib/components/import/result-words.ts';
import type { PutIntoWords } from '#lib/domain/export/put-into-words.ts';
import type { Cell } from '#lib/domain/export/table.ts';
import * as m from '#lib/paraglide/messages.js';

export const importInWords: PutIntoWords['import'] = ({ now, one, pages }, reader) => {
  const { heads, cells } = resultWords(reader.language);
  async function* rows() {
    for await (const { rows, paths } of pages)
      yield rows.map((row): Cell[] => {
        const [, ...said] = cells(row, paths);
        return [row.line, ...said];
      });
  }
  return {
    name: `import-${one.id.slice(0, 8)}`,
    title: m.import_result(),
    asOf: now,
    filters: [
      [m.import_file(), one.fileName],
      [m.trail_by(), one.madeBy]
    ],
    tables: [
      {
        title: m.import_result(),
        columns: heads.map((head, at) => ({ head, kind: at === 0 ? 'number' : 'text' })),
        rows: rows()
      }
    ]
  };
};
