import { addDays, type Day } from '#lib/domain/time/day.ts';
import type { Span } from './span.ts';
import type { Due, Standing } from './standing.ts';

/** So many people at a unit and all below it stood so with a course on a day. */
export interface Count {
  unitId: string;
  /** '': people posted there, whatever the course. */
  courseId: string;
  standing: Standing | 'posted';
  due: Due;
  people: number;
}

/** How far a unit is. Pairs of a person and a course that was asked or begun, and the valid ones of them. */
export interface Figures {
  people: number;
  asked: number;
  valid: number;
}

/** The figures of one unit; `courseId`: of one course alone. */
export function figuresOf(counts: Count[], unitId: string, courseId?: string | null): Figures {
  const here = counts.filter((count) => count.unitId === unitId);
  const courses = here.filter(
    (count) => count.courseId && (courseId ?? count.courseId) === count.courseId
  );
  const sum = (some: Count[]) => some.reduce((total, { people }) => total + people, 0);
  return {
    people: sum(here.filter(({ courseId }) => !courseId)),
    asked: sum(courses),
    valid: sum(courses.filter(({ standing }) => standing === 'passed' || standing === 'ending'))
  };
}

/** From so many percent of valid certificates on a unit is ready, and half way. */
export const readyFrom = 80;
export const halfFrom = 50;

/** How a unit stands at a glance. `none`: nothing was asked of it yet. */
export type Level = 'ready' | 'half' | 'low' | 'none';

export function levelOf({ asked, valid }: Pick<Figures, 'asked' | 'valid'>): Level {
  if (asked === 0) return 'none';
  const percent = (100 * valid) / asked;
  return percent >= readyFrom ? 'ready' : percent >= halfFrom ? 'half' : 'low';
}

/** What wants action, each told apart in a list of its own. */
export const concerns = [
  'over',
  'due-week',
  'never-started',
  'at-risk',
  'ending-7',
  'ending-30',
  'ending',
  'ending-90',
  'expired'
] as const;
export type Concern = (typeof concerns)[number];

/** Those that sums of standings tell; the others ask for a day that is no part of these. */
export const summedConcerns = [
  'over',
  'never-started',
  'at-risk',
  'ending',
  'expired'
] as const satisfies Concern[];
export type SummedConcern = (typeof summedConcerns)[number];

/** What a concern asks of a standing; left out: any. */
export interface ConcernRule {
  standing?: Standing;
  due?: Due;
  /** The open task is due within so many days, today counted as none of them. */
  dueWithin?: number;
  /** There is a valid certificate, and it ends within so many days. */
  endsWithin?: number;
}

/** What a concern means: figures and the lists behind them ask the same. */
export const concernOf: Record<Concern, ConcernRule> = {
  over: { due: 'over' },
  'due-week': { due: 'soon', dueWithin: 7 },
  'never-started': { standing: 'not-started', due: 'over' },
  'at-risk': { due: 'soon' },
  'ending-7': { endsWithin: 7 },
  'ending-30': { endsWithin: 30 },
  ending: { standing: 'ending' },
  'ending-90': { endsWithin: 90 },
  expired: { standing: 'expired' }
};

/** So many people in each concern. */
export type ConcernCounts = Record<Concern, number>;

export const noConcerns = (): ConcernCounts =>
  Object.fromEntries(concerns.map((concern) => [concern, 0])) as ConcernCounts;

/** Whether somebody stands on a day as a rule asks. */
export function isSo(
  rule: ConcernRule,
  { standing, due, dueOn, endsOn }: Pick<Span, 'standing' | 'due' | 'dueOn' | 'endsOn'>,
  day: Day
): boolean {
  const within = (on: Day | null, days: number | undefined) =>
    days === undefined || (on !== null && on <= addDays(day, days));
  return (
    (rule.standing ?? standing) === standing &&
    (rule.due ?? due) === due &&
    within(dueOn, rule.dueWithin) &&
    within(endsOn, rule.endsWithin) &&
    (rule.endsWithin === undefined || day < endsOn!)
  );
}
