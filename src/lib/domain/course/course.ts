import type { KeyText } from '#lib/domain/branching/key.ts';
import type { Case } from '#lib/domain/case/case.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { Language } from '#lib/domain/language.ts';
import type { BenchTaxon } from '#lib/domain/question/specimen/bench.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { View } from '#lib/domain/specimen/specimen.ts';
import type { ExamRule } from './exam-rule.ts';
import type { Picture } from './picture.ts';
import type { Texts } from './texts.ts';

/**
 * A course, compiled: plain data, the same for every reader. Texts stand by language; what does not
 * depend on the language (rules, keys, pictures) stands once.
 */
export type Course = {
  id: string;
  /** The language it was written in; what a translation lacks comes from here. */
  original: Language;
  /** The original first, then the translations that have a folder. */
  languages: Language[];
  minutes: number;
  taxa: string[];
  /** What each of them is called first, by language; in Latin where it has no name. */
  taxonNames: Record<string, Texts>;
  cover: Picture | null;
  exam: ExamRule;
  /** null: certificates of this course do not expire. */
  validMonths: number | null;
  /** After this day (YYYY-MM-DD) its facts must be checked again. */
  reviewBy: string | null;
  authors: string[];
  /** Empty: no specialist has reviewed it yet, and the pages say so. */
  reviewedBy: string[];
  modules: ModuleFacts[];
  objectives: Objective[];
  texts: Record<Language, CourseText>;
  /** Every question of the course by its id, those of the exam among them. */
  questions: Record<string, Question>;
  /** The branching situations in it, by their ids. */
  cases: Record<string, Case>;
  /** By the path a trainer writes (`media/saiga-day.webp`). */
  pictures: Record<string, Picture>;
  sets: Record<string, SpecimenSet>;
  /** Taxa that specimens can be made of, by id. */
  bench: Record<string, BenchTaxon & { figures: Figures }>;
};

/** What is true of a module in every language. */
export type ModuleFacts = {
  id: string;
  /** Where a trainer finds it: `02-the-horn.md`, its translation as `ru/02-the-horn.md`. */
  file: string;
  minutes: number;
  steps: number;
  objectives: string[];
  /** Ids of the questions that stand in it, in reading order, with the step (from 1). */
  questions: { id: string; step: number }[];
};

/** An objective is the tag that leads a wrong answer back to the module that teaches it. */
export type Objective = { id: string; module: string };

/** How far a text is what its reader asked for. */
export type TextState = {
  /** The language the text really is in: goes to the `lang` attribute. */
  language: Language;
  /** There is no translation, the original stands in. */
  fallback: boolean;
  /** The original has changed since it was translated. */
  stale: boolean;
  /** A native speaker has checked it (true for the original). */
  reviewed: boolean;
};

export type CourseText = TextState & {
  title: string;
  summary: string;
  /** HTML, the body of course.md. */
  overview: string;
  /** The notes of the overview, numbered in it. */
  sources: SourceNote[];
  modules: ModuleText[];
  /** The sentences of the objectives by id. */
  objectives: Record<string, string>;
};

export type ModuleText = TextState & {
  id: string;
  title: string;
  minutes: number;
  steps: Step[];
  /** All notes of the module, in order of first use. */
  sources: SourceNote[];
};

/** One screen. */
export type Step = {
  /** From 1, as in the address. */
  number: number;
  /** Anchor made from the title. */
  id: string;
  /** Plain text; the module's own title when the step has no heading. */
  title: string;
  /** The same with emphasis and notes. */
  titleHtml: string;
  /** HTML before the first heading of the module: only step 1 may have it, else ''. */
  lead: string;
  blocks: Block[];
  /** The notes that this step and its questions use. */
  sources: SourceNote[];
};

/** `id` of a question: look it up in `course.questions`. */
export type Block =
  | { kind: 'html'; html: string }
  | { kind: 'question'; id: string }
  | { kind: 'key'; text: KeyText }
  /** `id` of a case: look it up in `course.cases`. */
  | { kind: 'case'; id: string }
  | SpecimenBlock;

/** Specimens to look at: one to turn, or several at one scale. `html`: a table of features below. */
export type SpecimenBlock = {
  kind: 'specimens';
  title: string;
  specimens: { taxon: string; seed: number; name: string; remark: string }[];
  views: View[];
  /** Shown first with the lamp behind. */
  lamp: boolean;
  html: string;
};

/** Look-alikes that are told from each other: what `identify` draws from and offers. */
export type SpecimenSet = {
  taxa: string[];
  /** Those that must be stopped: naming them is counted among hits and false alarms. */
  protected: string[];
};

/**
 * A source at the foot of a module: number in order of use, the text as HTML.
 * References link to `#source-NUMBER`; `uses` are the ids of the references, for the way back.
 */
export type SourceNote = { number: number; id: string; html: string; uses: string[] };
