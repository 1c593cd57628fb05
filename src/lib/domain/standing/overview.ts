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

/** What wants action, each told apart in a list of its own. */
export const concerns = ['over', 'never-started', 'at-risk', 'ending', 'expired'] as const;
export type Concern = (typeof concerns)[number];

/** What a concern means: the list behind a figure asks the same. Left out: any. */
export const concernOf: Record<Concern, { standing?: Standing; due?: Due }> = {
  over: { due: 'over' },
  'never-started': { standing: 'not-started', due: 'over' },
  'at-risk': { due: 'soon' },
  ending: { standing: 'ending' },
  expired: { standing: 'expired' }
};

export interface Figures {
  people: number;
  /** Pairs of a person and a course that was asked or begun, and those with a valid certificate. */
  asked: number;
  valid: number;
  concerns: Record<Concern, number>;
}

/** The figures of one unit; `courseId`: of one course alone. */
export function figuresOf(counts: Count[], unitId: string, courseId?: string): Figures {
  const here = counts.filter((count) => count.unitId === unitId);
  const courses = here.filter(
    (count) => count.courseId && (courseId ?? count.courseId) === count.courseId
  );
  const sum = (some: Count[]) => some.reduce((total, { people }) => total + people, 0);
  const inConcern = (concern: Concern) => {
    const { standing, due } = concernOf[concern];
    return sum(
      courses.filter(
        (count) =>
          count.standing === (standing ?? count.standing) && count.due === (due ?? count.due)
      )
    );
  };
  return {
    people: sum(here.filter(({ courseId }) => !courseId)),
    asked: sum(courses),
    valid: sum(courses.filter(({ standing }) => standing === 'passed' || standing === 'ending')),
    concerns: Object.fromEntries(
      concerns.map((concern) => [concern, inConcern(concern)])
    ) as Record<Concern, number>
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
