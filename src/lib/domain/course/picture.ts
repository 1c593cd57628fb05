import type { Language } from '#lib/domain/language.ts';
import type { Texts } from './texts.ts';

/** A picture of the course, as its media.yaml describes it. Pages fetch `/media/HASH`. */
export type Picture = {
  /** As a trainer writes it: `media/saiga-day.webp`. */
  path: string;
  alt: Texts;
  caption: Texts;
  /** Where it comes from, in words, by language. */
  origin: Texts;
  licence: string | null;
  author: string | null;
  /** Pixels of the file that make one centimetre of the thing; null: no scale. */
  scale: number | null;
  regions: Record<string, Shape>;
  /** The file; a picture with words in it has one a language, any other only `*`. */
  files: Record<Language | '*', PictureFile>;
};

/** `hash`: first 32 hex digits of the SHA-256 of the bytes. Sizes in pixels. */
export type PictureFile = {
  hash: string;
  width: number;
  height: number;
  bytes: number;
  /** Smaller copies, `saiga-day.480w.webp` beside `saiga-day.webp`, narrow to wide. */
  copies: { hash: string; width: number }[];
};

/** x in percent of the width, y in percent of the height, from the top left. `r`: percent of the width. */
export type Shape =
  | { kind: 'polygon'; points: [number, number][] }
  | { kind: 'circle'; x: number; y: number; r: number };
