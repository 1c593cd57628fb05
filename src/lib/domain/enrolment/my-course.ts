import type { Course } from '#lib/domain/course/course.ts';
import { textIn } from '#lib/domain/course/course-in.ts';
import { coverOf, type Cover } from '#lib/domain/course/cover.ts';
import { minutesLeft } from '#lib/domain/module/minutes-left.ts';
import type { Language } from '#lib/domain/language.ts';
import { continueAt, type Ahead } from './continue-at.ts';
import { moduleStates } from './module-state.ts';
import type { Standing } from './standing.ts';

/** A course as its reader's home shows it: how far, and where it goes on. */
export type CourseLine = {
  id: string;
  title: string;
  summary: string;
  /** Of the text. */
  language: Language;
  minutes: number;
  cover: Cover | null;
  modules: number;
  done: number;
  /** Of the module under way, 0 to 1; null: none is. */
  part: number | null;
  begun: boolean;
  seenAt: Date | null;
  ahead: Ahead;
  /** The step where it goes on; null: the exam is next. */
  next: {
    href: string;
    module: { title: string; number: number };
    step: number;
    steps: number;
    minutesLeft: number;
  } | null;
};

export function courseLine(course: Course, standing: Standing, language: Language): CourseLine {
  const text = textIn(course, language);
  const states = moduleStates(course, standing);
  const ahead = continueAt(course, standing);
  const underWay = states.find(({ state }) => state === 'under-way');
  return {
    id: course.id,
    title: text.title,
    summary: text.summary,
    language: text.language,
    minutes: course.minutes,
    cover: coverOf(course, language),
    modules: states.length,
    done: states.filter(({ state }) => state === 'done').length,
    part: underWay ? partOf(underWay) : null,
    begun: standing.seenAt !== null,
    seenAt: standing.seenAt,
    ahead,
    next: ahead.kind === 'exam' ? null : nextOf(ahead)
  };

  function nextOf({ at, question }: Extract<Ahead, { kind: 'step' }>): CourseLine['next'] {
    const place = course.modules.findIndex(({ id }) => id === at.module);
    const facts = course.modules[place]!;
    return {
      href: `/courses/${course.id}/${at.module}/${at.step}${question ? `#q-${question}` : ''}`,
      module: { title: text.modules[place]?.title ?? '', number: place + 1 },
      step: at.step,
      steps: facts.steps,
      minutesLeft: minutesLeft(facts, at.step)
    };
  }
}

/** Steps and questions weigh the same: both take a person's time. */
export function partOf(state: {
  step: number;
  steps: number;
  answered: number;
  questions: number;
}) {
  return (state.step + state.answered) / (state.steps + state.questions);
}

/** The course to go on with: the one last read that is not finished, else the first not begun. */
export function courseToContinue(lines: readonly CourseLine[]): CourseLine | null {
  const begun = lines
    .filter((line) => line.begun)
    .sort((a, b) => (b.seenAt?.getTime() ?? 0) - (a.seenAt?.getTime() ?? 0));
  return begun.find((line) => line.next) ?? begun[0] ?? lines[0] ?? null;
}
