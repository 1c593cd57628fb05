import type { Course, SourceNote, TextState } from '#lib/domain/course/course.ts';
import { textIn } from '#lib/domain/course/course-in.ts';
import { said } from '#lib/domain/course/texts.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import type { Language } from '#lib/domain/language.ts';
import { moduleStates, type ModuleState } from './module-state.ts';
import { courseLine, partOf, type CourseLine } from './my-course.ts';
import type { Standing } from './standing.ts';

/** The page of a course: what it teaches, how far its reader is, what the exam asks. */
export type CoursePage = {
  line: CourseLine;
  text: TextState;
  overview: string;
  sources: SourceNote[];
  modules: (ModuleState & {
    title: string;
    language: Language;
    minutes: number;
    objectives: string[];
    part: number;
  })[];
  exam: Omit<ExamRule, 'draw'>;
  validMonths: number | null;
  languages: Language[];
  authors: string[];
  reviewedBy: string[];
  reviewBy: string | null;
  /** What it teaches to recognise: each has a page of its own. */
  taxa: { id: string; name: string }[];
};

export function coursePage(course: Course, standing: Standing, language: Language): CoursePage {
  const text = textIn(course, language);
  const states = moduleStates(course, standing);
  // how the exam is drawn is for trainers: it would tell what to learn by heart
  const { draw: _, ...exam } = course.exam;
  return {
    line: courseLine(course, standing, language),
    text: {
      language: text.language,
      fallback: text.fallback,
      stale: text.stale,
      reviewed: text.reviewed
    },
    overview: text.overview,
    sources: text.sources,
    modules: course.modules.map((facts, place) => ({
      ...states[place]!,
      part: partOf(states[place]!),
      title: text.modules[place]?.title ?? facts.id,
      language: text.modules[place]?.language ?? text.language,
      minutes: facts.minutes,
      objectives: facts.objectives.map((id) => text.objectives[id] ?? id)
    })),
    exam,
    validMonths: course.validMonths,
    languages: course.languages,
    authors: course.authors,
    reviewedBy: course.reviewedBy,
    reviewBy: course.reviewBy,
    taxa: course.taxa.map((id) => ({ id, name: said(course.taxonNames[id] ?? {}, language) || id }))
  };
}
