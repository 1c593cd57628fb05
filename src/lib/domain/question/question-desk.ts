import type { Picture } from '#lib/domain/course/picture.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { AskedPicture } from './question.ts';
import type { Piece, RawQuestion } from './reading/raw-question.ts';

/** What a kind needs to read its questions: a pen for HTML, the pictures, and someone to tell. */
export type QuestionDesk = {
  report: Report;
  /** One line as HTML. */
  inline(piece: Piece): string;
  /** Paragraphs as HTML, for what is shown after the answer only. */
  later(piece: Piece): string;
  /** The picture at a path, as the reader gets it; null: not there (reported). */
  picture(path: string, alt: string, line: number): { seen: AskedPicture; facts: Picture } | null;
};

export type { RawQuestion };
