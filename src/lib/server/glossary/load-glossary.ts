import type { Glossary } from '#lib/domain/glossary/glossary.ts';
import { readGlossary } from '#lib/domain/glossary/read-glossary.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { readLibraryFile } from '#lib/server/library/read-library-file.ts';

/** The glossary as it was published last; null: there is none. One statement. */
export async function loadGlossary(db: Db): Promise<Glossary | null> {
  const read = (text: string) => readGlossary(text, () => {});
  return (await readLibraryFile(db, 'glossary.yaml', read))?.read ?? null;
}
