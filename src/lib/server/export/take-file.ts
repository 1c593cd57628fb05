import type { FileWords } from '#lib/domain/export/put-into-words.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { takePlace } from './export-places.ts';
import { openExport, type ExportWish } from './open-export.ts';
import type { Asked } from './read-screen.ts';
import { streamPieces } from './stream-pieces.ts';

export type TakenFile =
  | { kind: 'file'; fileName: string; type: string; body: ReadableStream<Uint8Array> }
  | { kind: 'none' | 'busy' };

/** A screen as a file on its way to somebody who waits for it. `busy`: too many are under way. */
export async function takeFile(
  db: Db,
  words: FileWords,
  wish: ExportWish,
  asked: Asked
): Promise<TakenFile> {
  const leave = takePlace();
  if (!leave) return { kind: 'busy' };
  try {
    const open = await openExport(db, words, wish, asked);
    if (!open) {
      leave();
      return { kind: 'none' };
    }
    const body = streamPieces(open.pieces, () => open.close().finally(leave));
    return { kind: 'file', fileName: open.fileName, type: open.type, body };
  } catch (error) {
    leave();
    throw error;
  }
}
