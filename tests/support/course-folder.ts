import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { tinyFiles, tinyTaxa } from './course.ts';

/** Writes the tiny course (see course.ts) into a folder of courses, with real pictures. */
export async function tinyFolder(root: string): Promise<void> {
  const place = async (file: string, body: string | Buffer) => {
    const whole = path.join(root, file);
    await mkdir(path.dirname(whole), { recursive: true });
    await writeFile(whole, body);
  };
  for (const [file, text] of tinyFiles()) await place(`tiny/${file}`, text);
  for (const [file, text] of tinyTaxa()) await place(`taxa/${file}`, text);
  for (const [file, background] of [
    ['horn', '#e0a13a'],
    ['item', '#ccc']
  ] as const) {
    const picture = sharp({ create: { width: 100, height: 200, channels: 3, background } });
    await place(`tiny/media/${file}.webp`, await picture.webp().toBuffer());
  }
}
