import sharp from 'sharp';
import type { Course } from '#lib/domain/course/course.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** The picture of the course for the sheet: JPEG on white, sizes in pixels. */
export type Cover = { image: Buffer; width: number; height: number };

/** 58 mm at 300 dots an inch. */
const pixels = 690;

// PDF knows no WebP. What was turned is kept by the hash of the picture: 40 ms once a course.
const kept = new Map<string, Cover>();

/** The cover of a course; null: it has none, or none that can be shown. */
export async function readCover(db: Db, course: Course): Promise<Cover | null> {
  const file = course.cover?.files['*'];
  if (!file) return null;
  const known = kept.get(file.hash);
  if (known) return known;
  const media = await db
    .selectFrom('media')
    .select(['body', 'type'])
    .where('hash', '=', file.hash)
    .executeTakeFirst();
  if (!media) return null;
  const cover = await toJpeg(media.body);
  if (kept.size >= 50) kept.clear();
  kept.set(file.hash, cover);
  return cover;
}

async function toJpeg(body: Buffer): Promise<Cover> {
  const { data, info } = await sharp(body)
    .trim()
    .resize({ height: pixels, width: pixels, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  return { image: data, width: info.width, height: info.height };
}
