import type { Kind } from '#lib/domain/question/question.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Course, TextState } from './course.ts';

/** How far a text has come in a language; counted once, by the first that is true of it. */
export type TranslationState = 'original' | 'missing' | 'stale' | 'unchecked' | 'checked';

export type OutlinedModule = {
  id: string;
  minutes: number;
  steps: number;
  questions: number;
  kinds: { kind: Kind; count: number }[];
  translations: { language: Language; state: TranslationState }[];
};

/** A course seen from above: modules, kinds of question, translations; the exam's own apart. */
export type Outline = {
  modules: OutlinedModule[];
  exam: { questions: number; kinds: OutlinedModule['kinds'] };
  translations: { language: Language; have: number; of: number; state: TranslationState }[];
};

/** `wished`: languages that are shown even where nothing is written in them. */
export function outlineOf(course: Course, wished: readonly Language[]): Outline {
  const languages = [...new Set([...course.languages, ...wished])];
  const stateOf = (language: Language, id: string): TranslationState =>
    language === course.original ? 'original' : translationState(moduleIn(course, language, id));
  const inExam = Object.values(course.questions).filter(({ place }) => place === 'exam');
  return {
    modules: course.modules.map(({ id, minutes, steps, questions }) => ({
      id,
      minutes,
      steps,
      questions: questions.length,
      kinds: countKinds(questions.flatMap((one) => course.questions[one.id]?.kind ?? [])),
      translations: languages.map((language) => ({ language, state: stateOf(language, id) }))
    })),
    exam: { questions: inExam.length, kinds: countKinds(inExam.map(({ kind }) => kind)) },
    translations: languages.map((language) => {
      const states = course.modules.map(({ id }) => stateOf(language, id));
      const have = states.filter((state) => state !== 'missing').length;
      return { language, have, of: states.length, state: worst(states) };
    })
  };
}

/** What is to be said of a text that should be in a language; null: there is none. */
export function translationState(text: TextState | null): TranslationState {
  if (!text || text.fallback) return 'missing';
  if (text.stale) return 'stale';
  return text.reviewed ? 'checked' : 'unchecked';
}

function moduleIn(course: Course, language: Language, id: string): TextState | null {
  return course.texts[language]?.modules.find((module) => module.id === id) ?? null;
}

/** Of a whole language: a module that lacks is told by the count, so it does not count here. */
function worst(states: TranslationState[]): TranslationState {
  for (const state of ['original', 'stale', 'unchecked', 'checked'] as const)
    if (states.includes(state)) return state;
  return 'missing';
}

function countKinds(kinds: Kind[]): OutlinedModule['kinds'] {
  const counts = new Map<Kind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
