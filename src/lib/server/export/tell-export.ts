import type { FileWords } from '#lib/domain/export/put-into-words.ts';
import { usualChoice } from '#lib/domain/export/export-choice.ts';
import type { Screen } from '#lib/domain/export/screens.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { mayTake } from './may-take.ts';
import { openExport } from './open-export.ts';
import type { Asked } from './read-screen.ts';

/** What a file would be called, and its filters as "label: value". Null: there is no such screen. */
export async function tellExport(
  db: Db,
  words: FileWords,
  screen: Screen,
  asked: Asked
): Promise<{ title: string; filters: string[] } | null> {
  const { taker, filters, now } = asked;
  if (!(await mayTake(db, { personId: taker.id, filters, now }))) return null;
  const wish = { screen, choice: usualChoice, origin: '' };
  const open = await openExport(db, words, wish, asked);
  await open?.close();
  return open && { title: open.title, filters: open.filters };
}
