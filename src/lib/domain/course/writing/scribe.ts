import type { SpecimenSet } from '#lib/domain/course/course.ts';
import type { Picture } from '#lib/domain/course/picture.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import type { Words } from '#lib/domain/course/words.ts';
import type { Language } from '#lib/domain/language.ts';
import type { NoteBook } from './notes.ts';

/** What is needed to write one file in one language as HTML. */
export type Desk = {
  language: Language;
  /** The language of the original, for what a translation lacks. */
  original: Language;
  words: Words;
  report: Report;
  /** Those that the course names. */
  taxa: ReadonlyMap<string, Taxon>;
  /** Ids of those that have a file but are not named by the course. */
  otherTaxa: ReadonlySet<string>;
  pictures: Readonly<Record<string, Picture>>;
  sets: Readonly<Record<string, SpecimenSet>>;
  notes: NoteBook;
  hasNote: (id: string) => boolean;
  slug: (heading: string) => string;
  /** The address behind a link as written; null: it leads nowhere. */
  follow: (href: string) => string | null;
  /** YYYY-MM-DD, to tell what is due for a check; null: do not ask. */
  today: string | null;
  /** Told of every picture that is used. */
  sees: (path: string) => void;
};

/** Writes Markdown as HTML that is safe to send. `line` is where the text begins in its file. */
export type Scribe = {
  desk: Desk;
  /** Paragraphs, lists, tables. */
  blocks(text: string, line: number): string;
  /** One line of text. */
  inline(text: string, line: number): string;
  /** A number that this file has not given before. */
  next(): number;
};
