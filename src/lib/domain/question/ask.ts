import type { Language } from '#lib/domain/language.ts';
import { rulesOf } from './kinds/table.ts';
import type {
  Answer,
  AnswerFields,
  AskedQuestion,
  ExplainedQuestion,
  Mark,
  Question,
  QuestionText,
  ReadAnswer
} from './question.ts';

/** What a page may get before the answer: the text without the key, in the order of the seed. */
export function asked(question: Question, language: Language, seed: string): AskedQuestion {
  const { text, fallback } = textFor(question, language);
  const { id, kind, points } = question;
  const { shown } = question;
  const common = { id, kind, points, language: text.language, fallback, stem: text.stem, shown };
  const own = rulesOf(kind).asked(question, text, `${seed} ${id}`);
  return { ...common, ...own } as AskedQuestion;
}

/** Reads an answer from fields that anyone may have sent. */
export function readAnswer(question: Question, fields: AnswerFields): ReadAnswer {
  return rulesOf(question.kind).readAnswer(question, fields);
}

/** Marks an answer; one of another kind (the question has changed since) is wrong. */
export function mark(question: Question, answer: Answer): Mark {
  if (answer.kind !== question.kind) return { points: 0, verdict: 'wrong' };
  return rulesOf(question.kind).mark(question, answer);
}

/**
 * What may be shown after marking. `anchor`, where several explanations stand on one page, is put
 * before the addresses of their notes (`#source-3` becomes `#ANCHOR-source-3`).
 */
export function explained(
  question: Question,
  language: Language,
  anchor?: string
): ExplainedQuestion {
  const { text } = textFor(question, language);
  const own = rulesOf(question.kind).explained(question, text);
  const whole = {
    id: question.id,
    kind: question.kind,
    language: text.language,
    explanation: text.explanation,
    sources: text.sources,
    ...own
  } as ExplainedQuestion;
  return anchor ? anchored(whole, anchor) : whole;
}

/** The text in the reader's language, else in the original's. */
export function textFor<Q extends Question>(
  question: Q,
  language: Language
): { text: QuestionText<Q['kind']>; fallback: boolean } {
  const texts = question.texts as Record<Language, QuestionText<Q['kind']>>;
  const text = texts[language] ?? texts[language.split('-')[0]!];
  return text ? { text, fallback: false } : { text: texts[question.original]!, fallback: true };
}

function anchored<T>(value: T, anchor: string): T {
  if (typeof value === 'string')
    return value
      .replaceAll('href="#source-', `href="#${anchor}-source-`)
      .replaceAll('<a id="use-', `<a id="${anchor}-use-`) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => anchored(one, anchor)) as T;
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, anchored(one as unknown, anchor)])
    ) as T;
  return value;
}
