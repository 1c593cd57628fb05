import type { Facts } from '#lib/domain/standing/facts.ts';
import { spansOf } from '#lib/domain/standing/span.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { PersonFacts } from './read-facts.ts';

/** A row of standing_span. */
export interface PersonSpan {
  personId: string;
  /** '': where the person was posted. */
  courseId: string;
  unitId: string;
  standing: string;
  due: string;
  dueOn: Day | null;
  endsOn: Day | null;
  from: Day;
  until: Day | null;
}

/** All that is kept of one person: each course's history, and where the person was posted. */
export function personSpans(personId: string, { postings, courses }: PersonFacts): PersonSpan[] {
  // asked twice on one day, the later posting holds: the earlier has no day
  const places = postings.filter(({ from, until }) => until === null || from < until);
  return [
    ...places.map(({ unitId, from, until }) => span(personId, '', { unitId, from, until })),
    ...[...courses].flatMap(([courseId, facts]) =>
      spansOf({ ...facts, postings: places } satisfies Facts).map((one) =>
        span(personId, courseId, one)
      )
    )
  ];
}

// the same order of fields as rows are read in: they are compared as text
function span(
  personId: string,
  courseId: string,
  one: Pick<PersonSpan, 'unitId' | 'from' | 'until'> & Partial<PersonSpan>
): PersonSpan {
  const { unitId, standing = 'posted', due = 'none', from, until } = one;
  const { dueOn = null, endsOn = null } = one;
  return { personId, courseId, unitId, standing, due, dueOn, endsOn, from, until };
}
