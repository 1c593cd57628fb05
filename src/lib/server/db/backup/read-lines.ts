import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { damaged, notABackup } from './backup-format.ts';

/**
 * The lines of a gzip file, as bytes with their line end. Throws BackupError where the file is no
 * gzip file, was cut short or has a wrong bit in it.
 */
export async function* readLines(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const bytes = source.pipe(createGunzip());
  source.on('error', (error) => bytes.destroy(error));
  let rest: Buffer[] = [];
  let any = false;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      any = true;
      let from = 0;
      for (let end; (end = chunk.indexOf(10, from)) >= 0; from = end + 1) {
        yield Buffer.concat([...rest, chunk.subarray(from, end + 1)]);
        rest = [];
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) throw error;
    throw any ? damaged(file, message) : notABackup(file);
  } finally {
    source.destroy();
  }
  if (rest.length) throw damaged(file, 'it ends within a line');
}
