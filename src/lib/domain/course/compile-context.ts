import type { Language } from '#lib/domain/language.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { Branchings } from './compile-branchings.ts';
import type { TextState } from './course.ts';
import type { SourceFile, Sources } from './reading/read-sources.ts';
import type { Scribe } from './writing/scribe.ts';

/** What is at hand while the files of one language are compiled. */
export type Context = {
  sources: Sources;
  /** Filled file by file. */
  questions: Record<string, Question>;
  /** Ids of questions whose original cannot be used. */
  broken: Set<string>;
  /** Filled file by file. */
  branchings: Branchings;
  scribeOf: (file: SourceFile) => Scribe;
  language: Language;
};

/** The state of an original. */
export const itself = (language: Language): TextState => ({
  language,
  fallback: false,
  stale: false,
  reviewed: true
});
