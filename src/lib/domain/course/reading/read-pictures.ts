import type { Language } from '#lib/domain/language.ts';
import type { Picture, PictureFile, Shape } from '#lib/domain/course/picture.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { MediaEntry } from './media-shape.ts';
import { isOnPicture, readRegion } from './region.ts';

/** What is known of a file in media/ without its bytes. `hash` as in PictureFile. */
export type MediaFile = { hash: string; bytes: number; width?: number; height?: number };

/** Bytes above which a picture is too heavy for a thin line. */
export const pictureBudget = { raster: 150_000, svg: 100_000 };

/**
 * The pictures of a course from media.yaml (name -> entry) and the files there are (path -> file).
 * `lineOf` gives the line of an entry or of a key in it.
 */
export function readPictures(
  entries: Record<string, MediaEntry>,
  media: ReadonlyMap<string, MediaFile>,
  languages: Language[],
  original: Language,
  report: Report,
  lineOf: (...path: string[]) => number
): Record<string, Picture> {
  const pictures: Record<string, Picture> = {};
  for (const [name, entry] of Object.entries(entries)) {
    const path = `media/${name}`;
    const files = filesOf(path, media, languages);
    const line = lineOf(name);
    if (Object.keys(files).length === 0) {
      report(line, 'missing-picture', { picture: path });
      continue;
    }
    checkEntry(path, entry, languages, original, report, line);
    checkFiles(path, entry, files, report, line);
    pictures[path] = {
      path,
      alt: entry.alt,
      caption: entry.caption,
      origin: entry.origin,
      licence: entry.licence ?? null,
      author: entry.author ?? null,
      scale: entry.scale ?? null,
      regions: regionsOf(path, entry, report, (region) => lineOf(name, 'regions', region)),
      files
    };
  }
  const described = new Set(Object.values(pictures).flatMap(({ files }) => hashesOf(files)));
  for (const [path, file] of media)
    if (!described.has(file.hash)) report(1, 'picture-not-described', { picture: path });
  return pictures;
}

/** `media/diagram.svg` may be `diagram.en.svg` and `diagram.ru.svg` on the disk. */
function filesOf(
  path: string,
  media: ReadonlyMap<string, MediaFile>,
  languages: Language[]
): Picture['files'] {
  const [base, ending] = splitEnding(path);
  const files: Picture['files'] = {};
  for (const language of ['*', ...languages]) {
    const own = language === '*' ? path : `${base}.${language}.${ending}`;
    const file = media.get(own);
    if (file) files[language] = withCopies(own, file, media);
  }
  return files;
}

function withCopies(
  path: string,
  { hash, bytes, width = 0, height = 0 }: MediaFile,
  media: ReadonlyMap<string, MediaFile>
): PictureFile {
  const [base, ending] = splitEnding(path);
  const copies = [...media]
    .filter(([other]) => other.startsWith(`${base}.`) && /\.\d+w\.\w+$/.test(other))
    .filter(([other]) => splitEnding(other)[1] === ending)
    .map(([, copy]) => ({ hash: copy.hash, width: copy.width ?? 0 }))
    .sort((a, b) => a.width - b.width);
  return { hash, bytes, width, height, copies };
}

function splitEnding(path: string): [string, string] {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}

function hashesOf(files: Picture['files']): string[] {
  return Object.values(files).flatMap((file) => [
    file.hash,
    ...file.copies.map((copy) => copy.hash)
  ]);
}

function checkEntry(
  picture: string,
  entry: MediaEntry,
  languages: Language[],
  original: Language,
  report: Report,
  line: number
): void {
  if (!entry.alt[original] && !entry.alt['*']) report(line, 'picture-without-alt', { picture });
  else
    for (const language of languages)
      if (!entry.alt[language] && !entry.alt['*'])
        report(line, 'alt-not-translated', { picture, language });
  if (Object.keys(entry.origin).length === 0) report(line, 'picture-without-origin', { picture });
  if (!entry.licence) report(line, 'picture-without-licence', { picture });
}

function checkFiles(
  picture: string,
  entry: MediaEntry,
  files: Picture['files'],
  report: Report,
  line: number
): void {
  const budget = picture.endsWith('.svg') ? pictureBudget.svg : pictureBudget.raster;
  for (const file of Object.values(files)) {
    if (!file.width || !file.height) report(line, 'picture-unreadable', { picture });
    else if (
      (entry.width && entry.width !== file.width) ||
      (entry.height && entry.height !== file.height)
    )
      report(line, 'picture-size', { picture, width: file.width, height: file.height });
    if (file.bytes > budget)
      report(line, 'picture-too-heavy', {
        picture,
        kilobytes: Math.round(file.bytes / 1000),
        budget: budget / 1000
      });
  }
}

function regionsOf(
  picture: string,
  entry: MediaEntry,
  report: Report,
  lineOf: (region: string) => number
): Record<string, Shape> {
  const regions: Record<string, Shape> = {};
  for (const [region, text] of Object.entries(entry.regions)) {
    const shape = readRegion(text);
    if (!shape) report(lineOf(region), 'bad-region', { picture, region });
    else if (!isOnPicture(shape)) report(lineOf(region), 'region-outside', { picture, region });
    else regions[region] = shape;
  }
  return regions;
}
