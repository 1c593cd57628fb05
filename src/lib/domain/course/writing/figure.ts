import type { Language } from '#lib/domain/language.ts';
import { said } from '#lib/domain/course/texts.ts';
import type { Picture, PictureFile } from '#lib/domain/course/picture.ts';
import { escape } from './escape.ts';
import type { Desk } from './scribe.ts';

/** The file of a picture for a reader: that of the language, else the original's, else the only one. */
export function fileOf(picture: Picture, language: Language, original: Language): PictureFile {
  const { files } = picture;
  return files[language] ?? files['*'] ?? files[original] ?? Object.values(files)[0]!;
}

export const mediaAddress = (hash: string) => `/media/${hash}`;

/** The picture behind a path as written in the text; a missing one is reported. */
export function pictureAt(path: string, desk: Desk, line: number): Picture | null {
  const clean = path.replace(/^(\.\.?\/)+/, '');
  desk.sees(clean);
  const picture = desk.pictures[clean];
  if (!picture) desk.report(line, 'missing-picture', { picture: path });
  return picture ?? null;
}

/** An alternative text: what stands in the text itself wins over media.yaml. */
export function altOf(written: string, picture: Picture, desk: Desk, line: number): string {
  const alt = written.trim() || said(picture.alt, desk.language, desk.original);
  if (!alt) desk.report(line, 'picture-without-alt', { picture: picture.path });
  return alt;
}

/** `<img>` with sizes, so that nothing jumps while it loads. */
export function imageOf(file: PictureFile, alt: string, sizes: string, classes = ''): string {
  const copies = [...file.copies, { hash: file.hash, width: file.width }];
  const srcset =
    file.copies.length > 0
      ? ` srcset="${copies.map((copy) => `${mediaAddress(copy.hash)} ${copy.width}w`).join(', ')}" sizes="${sizes}"`
      : '';
  const named = classes && ` class="${classes}"`;
  return `<img${named} src="${mediaAddress(file.hash)}"${srcset} alt="${escape(alt)}" width="${file.width}" height="${file.height}" loading="lazy" decoding="async">`;
}

/** A plate: the picture, larger on a tap, with caption and origin. `caption` is HTML. */
export function figureOf(picture: Picture, alt: string, caption: string, desk: Desk): string {
  const file = fileOf(picture, desk.language, desk.original);
  const credit = creditOf(picture, desk);
  const legend = caption || credit ? `<figcaption>${caption}${credit}</figcaption>` : '';
  const image = imageOf(file, alt, '(min-width: 64rem) 38rem, 100vw');
  return `<figure class="fig"><a class="plate" href="${mediaAddress(file.hash)}">${image}</a>${legend}</figure>`;
}

/** Plates beside each other; what is true of the origin of all is said once, below them. */
export function figuresOf(figures: string[]): string {
  const credits = new Set(
    figures.map((figure) => /<span class="credit">.*?<\/span>/.exec(figure)?.[0])
  );
  const [credit] = credits;
  if (credits.size > 1 || !credit) return `<div class="figs">${figures.join('')}</div>`;
  const bare = figures.map((figure) =>
    figure.replace(credit, '').replace('<figcaption></figcaption>', '')
  );
  return `<div class="figs">${bare.join('')}${credit}</div>`;
}

/** Where it comes from, by whom, under which licence: one line. */
export function creditOf(picture: Picture, desk: Desk): string {
  const origin = originOf(picture, desk);
  const parts = [origin && `${origin}.`, picture.author && `${picture.author}.`, picture.licence];
  const text = parts.filter(Boolean).join(' ');
  return text && `<span class="credit">${escape(text)}</span>`;
}

/** `origin: generated`, or the sentence itself in English, is said in the reader's words. */
function originOf(picture: Picture, desk: Desk): string {
  const origin = said(picture.origin, desk.language, desk.original).replace(/\.$/, '');
  const generated = 'Illustration generated from published measurements; not a photograph';
  return origin === 'generated' || origin === generated ? desk.words.generated : origin;
}
