import { termsIn } from '#lib/domain/glossary/terms-in.ts';
import type { StepPage } from '#lib/domain/module/step-page.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { readLibraryFile } from '#lib/server/library/read-library-file.ts';
import { readGlossary } from '#lib/domain/glossary/read-glossary.ts';

// A lesson is read far more often than the glossary changes: it is asked for once in this time.
const freshFor = 60_000;
const kept = 500;
const found = new Map<string, { id: string; term: string }[]>();

/** The terms of the glossary that stand on a screen. No statement in most cases. */
export async function termsOfStep(
  db: Db,
  { course, module, step, text, blocks }: StepPage,
  revision: string,
  now: Date
): Promise<{ id: string; term: string }[]> {
  const read = (body: string) => readGlossary(body, () => {});
  const glossary = await readLibraryFile(db, 'glossary.yaml', read, { freshFor, now });
  if (!glossary) return [];
  const key = [revision, course.id, module.id, step.number, text.language, glossary.hash].join(' ');
  const known = found.get(key);
  if (known) return known;
  const html = blocks.map((block) => (block.kind === 'html' ? block.html : ''));
  const terms = termsIn([step.lead, ...html].join(' '), glossary.read, text.language);
  found.set(key, terms);
  for (const oldest of found.keys()) if (found.size > kept) found.delete(oldest);
  return terms;
}
