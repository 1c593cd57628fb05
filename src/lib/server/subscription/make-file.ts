import { mostAttached } from '#lib/domain/subscription/subscription.ts';
import type { OpenExport } from '#lib/server/export/open-export.ts';

export interface MadeFile {
  /** Null: it is larger than a mail may be. */
  body: Buffer | null;
  bytes: number;
}

/** A file whole, as long as it may go with a mail; no more of a larger one is read. */
export async function makeFile(open: OpenExport, most = mostAttached): Promise<MadeFile> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of open.pieces) {
      bytes += Buffer.byteLength(piece);
      if (bytes > most) return { body: null, bytes };
      pieces.push(Buffer.from(piece as string));
    }
    return { body: Buffer.concat(pieces), bytes };
  } finally {
    await open.close();
  }
}
