import type { Language } from '#lib/domain/language.ts';
import type { PictureFile, Shape } from '#lib/domain/course/picture.ts';
import type { SourceNote } from '#lib/domain/course/course.ts';
import type { Need, Shown } from './specimen/need.ts';

/**
 * The shapes of a question on its way: written (Question), asked (no key in it), answered (Answer),
 * marked (Mark) and explained. `Asked`, `Explained` and `Answer` are safe to send; `Question` never is.
 */
export type Kind = keyof Shapes;

/** One entry a kind: what its key, its texts, its asked form, its answer and its explanation hold. */
export type Shapes = {
  'choose-one': {
    key: { right: string };
    text: { choices: ChoiceText[] };
    asked: { choices: AskedChoice[] };
    answer: { choice: string };
    explained: { choices: ExplainedChoice[] };
  };
  'choose-all': {
    key: { right: string[] };
    text: { choices: ChoiceText[] };
    asked: { choices: AskedChoice[] };
    answer: { choices: string[] };
    explained: { choices: ExplainedChoice[] };
  };
  order: {
    key: { order: string[] };
    text: { items: Item[] };
    asked: { items: Item[] };
    /** All ids, first to last. */
    answer: { order: string[] };
    /** `items` in the right order. */
    explained: { items: Item[] };
  };
  match: {
    /** Right id by left id. */
    key: { pairs: Record<string, string> };
    /** `rowIds`: left ('' for an extra) and right id of each row as written, for translations. */
    text: {
      heads: [string, string];
      lefts: Item[];
      rights: Item[];
      rowIds: [string, string][];
    };
    asked: { heads: [string, string]; lefts: Item[]; rights: Item[] };
    /** Right id by left id; a left without a match is left out. */
    answer: { pairs: Record<string, string> };
    explained: { heads: [string, string]; pairs: { left: Item; right: Item }[] };
  };
  measure: {
    /** Both ends count as right, in `unit`. */
    key: { from: number; to: number; unit: string; of?: MeasureOf };
    text: Nothing;
    /** `unit` is taken when the answer names none; '' for a bare number. */
    asked: { unit: string };
    /** As it was typed, and read into the question's unit. */
    answer: { text: string; value: number };
    explained: { from: number; to: number; unit: string };
  };
  identify: {
    /** Empty until an individual is drawn (see specimen/pose.ts). */
    key: {
      /** Of the choices; '' before the draw. */
      right: string;
      /** Those that may be named as deciding; none: it is not asked. */
      features: string[];
      /** A protected taxon, or a harmless one; null: it does not count among hits. */
      target: boolean | null;
      /** Choices that stop the goods: protected names, and "cannot tell". */
      stops: string[];
    };
    text: { asksFeature: boolean; choices: AskedChoice[]; features: string[] };
    asked: { choices: AskedChoice[]; features: string[] };
    answer: { choice: string; feature?: string };
    explained: {
      choices: ExplainedChoice[];
      features: { id: string; right: boolean }[];
    };
  };
  'short-answer': {
    key: { accepted: string[] };
    text: Nothing;
    asked: Nothing;
    answer: { text: string };
    explained: { accepted: string[] };
  };
  matrix: {
    /** What is true: `ROW.COLUMN`. */
    key: { right: string[] };
    /** `head`: what stands over the rows; may be empty. */
    text: { head: string; rows: Item[]; columns: Item[] };
    asked: { head: string; rows: Item[]; columns: Item[] };
    answer: { ticks: string[] };
    explained: { right: string[] };
  };
  label: {
    /** Label id by place id. */
    key: { pairs: Record<string, string> };
    /** `rowIds`: place ('' for an extra) and label id of each line as written, for translations. */
    text: {
      picture: AskedPicture;
      places: AskedRegion[];
      labels: Item[];
      rowIds: [string, string][];
    };
    /** `places` shuffled: their order is that of the numbers on the picture. */
    asked: { picture: AskedPicture; places: AskedRegion[]; labels: Item[] };
    /** Label id by place id; a place without a label is left out. */
    answer: { pairs: Record<string, string> };
    explained: { pairs: Record<string, string> };
  };
  sort: {
    /** Group id by item id. */
    key: { groups: Record<string, string> };
    text: { groups: Item[]; items: (Item & { feedback: string | null })[] };
    asked: { groups: Item[]; items: Item[] };
    /** Group id by item id; an item left lying is left out. */
    answer: { groups: Record<string, string> };
    explained: { items: { id: string; group: string; feedback: string | null }[] };
  };
  tap: {
    key: { right: string[] };
    text: { picture: AskedPicture; regions: RegionText[] };
    /** `regions` shuffled: their places are the numbers of the keyboard list. */
    asked: { picture: AskedPicture; regions: AskedRegion[] };
    /** A point in percent of width and height, or a region of the list. */
    answer: { x: number; y: number } | { region: string };
    explained: { picture: AskedPicture; regions: ExplainedRegion[] };
  };
  decide: {
    /** More than one may earn the mark; `target`: a protected item, to be held or seized. */
    key: { right: Decision[]; target: boolean };
    text: { feedback: Partial<Record<Decision, string>> };
    asked: { choices: Decision[] };
    answer: { choice: Decision };
    explained: {
      target: boolean;
      choices: { choice: Decision; right: boolean; feedback: string | null }[];
    };
  };
};

export type Decision = 'clear' | 'hold' | 'seize';
export const decisions: readonly Decision[] = ['clear', 'hold', 'seize'];

/** `html` may hold a picture. Ids are hashes: they tell neither right from wrong nor the order. */
export type Item = { id: string; html: string };
/** `cannotTell`: the dashed choice "cannot tell: hold and refer", always last. */
export type AskedChoice = Item & { cannotTell: boolean };
export type ChoiceText = AskedChoice & { feedback: string | null };
export type ExplainedChoice = ChoiceText & { right: boolean };
export type AskedRegion = { id: string; shape: Shape };
/** `landmark`: the feature of a specimen that it is, once one is drawn. */
export type RegionText = AskedRegion & { feedback: string | null; landmark?: string };
export type ExplainedRegion = RegionText & { right: boolean };
/** The picture to tap on; the file of the reader's language. */
/** `address`: of a drawn individual; else the file's own. */
export type AskedPicture = { file: PictureFile; alt: string; address?: string };
/** A measure of the drawn individual; `tolerance` in its unit, or a `share` of it. */
export type MeasureOf = { measure: string; tolerance: number; isShare: boolean };

type Nothing = Record<never, never>;
type Of<K extends Kind, Part extends keyof Shapes[K], Common> = K extends Kind
  ? { kind: K } & Common & Shapes[K][Part]
  : never;

/** What is common to all kinds of question, and true in every language. */
export type QuestionFacts = {
  id: string;
  /** SHA-256 (hex) of the original's text, key included: the record keeps it. */
  hash: string;
  /** Where it stands: in a module, or in exam.md (then it is asked nowhere else). */
  place: 'module' | 'exam';
  /** The module it stands in; for an exam question, the module to go back to (null: not said). */
  module: string | null;
  /** The step of the module (from 1); null in exam.md. */
  step: number | null;
  /** The exam may draw it: every question of exam.md, and those tagged `exam` in modules. */
  exam: boolean;
  tags: string[];
  /** Those of its tags that are objectives. */
  objectives: string[];
  difficulty: 1 | 2 | 3;
  /** Its weight: the mark's fraction is multiplied by it. */
  points: number;
  /** The individuals it is asked about; null: it needs none. */
  need: Need | null;
  /** The individual it is asked about now; null: none is drawn. */
  shown: Shown | null;
  /** Where a trainer finds it. */
  file: string;
  line: number;
};

export type QuestionText<K extends Kind = Kind> = K extends Kind
  ? {
      language: Language;
      /** SHA-256 (hex) of the text as it stands in this language. */
      hash: string;
      /** HTML. */
      stem: string;
      explanation: string | null;
      /** The notes that stem, feedback and explanation use, numbered as in their module. */
      sources: SourceNote[];
    } & Shapes[K]['text']
  : never;

export type Question<K extends Kind = Kind> = K extends Kind
  ? { kind: K } & QuestionFacts & {
        key: Shapes[K]['key'];
        /** Every language in which it is written; a missing one falls back to the original. */
        texts: Record<Language, QuestionText<K>>;
        original: Language;
      }
  : never;

export type AskedQuestion<K extends Kind = Kind> = Of<
  K,
  'asked',
  {
    id: string;
    /** The language of the text: goes to the `lang` attribute. */
    language: Language;
    fallback: boolean;
    stem: string;
    points: number;
    /** The individual it is about, as pictures: nothing that names it. */
    shown: Shown | null;
  }
>;

export type Answer<K extends Kind = Kind> = K extends Kind
  ? { kind: K } & Shapes[K]['answer']
  : never;

/** What came in cannot be an answer to this question. */
export type AnswerProblem =
  | 'empty'
  | 'unknown-choice'
  | 'not-all-placed'
  | 'placed-twice'
  | 'not-a-number'
  | 'unknown-unit'
  | 'no-feature'
  | 'too-long';

export type ReadAnswer<K extends Kind = Kind> =
  { kind: 'answer'; answer: Answer<K> } | { kind: 'refused'; reason: AnswerProblem };

export type Mark = {
  /** Fraction of full marks, 0 to 1. */
  points: number;
  verdict: 'right' | 'part' | 'wrong';
  /** Of `decide`, and of `identify` from a set that names protected taxa: counted apart from the marks. */
  decide?: 'hit' | 'miss' | 'false-alarm' | 'correct-clear';
};

/** What may be shown once the answer is marked. */
export type ExplainedQuestion<K extends Kind = Kind> = Of<
  K,
  'explained',
  { id: string; language: Language; explanation: string | null; sources: SourceNote[] }
>;

/**
 * Answers come from forms or JSON as fields. Their names, by kind:
 * choose-one `choice` · choose-all `choice` (repeated) · order `order` (repeated, first to last) or
 * `place_ID` = 1..n for each item · match `pair_LEFTID` = right id · measure `value` ·
 * short-answer `text` · tap `x` and `y` (percent), or `region` (its id, from the keyboard list) ·
 * decide `choice` · identify `choice` and `feature` · matrix `tick` (repeated) = `ROW.COLUMN` ·
 * label `pair_PLACEID` = label id · sort `group_ITEMID` = group id.
 */
export type AnswerFields = Record<string, string | readonly string[]>;
