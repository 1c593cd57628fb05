import type { CourseFront } from './reading/course-shape.ts';

/** What course.md says of the exam. Percentages are whole numbers from 0 to 100. */
export type ExamRule = {
  questions: number;
  minutes: number;
  /** Least percent of all marks. */
  pass: number;
  /** Least percent of protected `decide` items held or seized; null: no such limit. */
  hits: number | null;
  /** Most percent of harmless `decide` items held or seized; null: no such limit. */
  falseAlarms: number | null;
  attempts: number;
  /** Between a failed attempt and the next. */
  waitHours: number;
  /** The counts add up to `questions`; drawn in this order, no question twice. */
  draw: Draw[];
  /** The shorter exam by which a certificate is renewed (attempt/renewal.ts). */
  renewal?: true;
};

/** So many questions that carry this tag, or that belong to this module. */
export type Draw = { by: 'tag' | 'module'; name: string; count: number };

/** From the front matter of course.md; a draw without tag and module is an error found elsewhere. */
export function examRuleOf(front: CourseFront['exam']): ExamRule {
  return {
    questions: front.questions,
    minutes: front.minutes,
    pass: front.pass,
    hits: front.hits ?? null,
    falseAlarms: front.false_alarms ?? null,
    attempts: front.attempts,
    waitHours: front.wait_hours,
    draw: front.draw.map(({ tag, module, count }) =>
      module ? { by: 'module', name: module, count } : { by: 'tag', name: tag ?? '', count }
    )
  };
}
