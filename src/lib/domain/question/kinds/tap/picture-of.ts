import { closest } from '#lib/domain/course/closest.ts';
import type { Picture, Shape } from '#lib/domain/course/picture.ts';
import type { ProblemCode } from '#lib/domain/course/problem-codes.ts';
import { readRegion } from '#lib/domain/course/reading/region.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import type { Piece, RawQuestion } from '#lib/domain/question/reading/raw-question.ts';
import { tapPicture } from './tap-picture.ts';

/** The picture that a question asks about on itself; null: there is none (`missing` is reported). */
export function askedPicture(
  raw: RawQuestion,
  desk: QuestionDesk,
  missing: ProblemCode
): ReturnType<QuestionDesk['picture']> {
  const image = tapPicture(raw.stem);
  if (image) return desk.picture(image.path, image.alt, image.line);
  desk.report(raw.line, missing, { question: raw.id });
  return null;
}

/** `#canal`, a region of the picture, or one drawn in place; null: not there (reported). */
export function shapeAt(
  { text, line }: Piece,
  raw: RawQuestion,
  picture: Pick<Picture, 'path' | 'regions'>,
  desk: QuestionDesk
): Shape | null {
  const name = text.replace(/^#/, '');
  const shape = text.startsWith('#') ? picture.regions[name] : readRegion(text);
  if (shape) return shape;
  const known = Object.keys(picture.regions);
  desk.report(line, 'unknown-region', {
    question: raw.id,
    region: text,
    picture: picture.path,
    known: known.join(', '),
    near: closest(name, known) ?? ''
  });
  return null;
}
