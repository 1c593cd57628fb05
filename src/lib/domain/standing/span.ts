import { addDays, type Day } from '#lib/domain/time/day.ts';
import type { Facts, TaskFacts } from './facts.ts';
import { riskDays, soonDays, type Due, type Standing } from './standing.ts';

/** Days through which a person stood alike with a course, at one unit. */
export interface Span {
  unitId: string;
  standing: Standing;
  due: Due;
  /** The day of the open task that presses most; null: none is open, or no day was set. */
  dueOn: Day | null;
  /** When the newest certificate ends or ended; null: never, revoked, or there is none. */
  endsOn: Day | null;
  from: Day;
  /** The first day on which it was otherwise; null: for ever, as far as is known. */
  until: Day | null;
}

/**
 * The whole history of a person with a course, gapless where the person was posted and had to do
 * with the course. It reaches into the future: certificates end and tasks fall due by themselves.
 */
export function spansOf(facts: Facts): Span[] {
  const spans: Span[] = [];
  for (const day of turningDays(facts)) {
    const here = standingOn(facts, day);
    const last = spans.at(-1);
    if (last && last.until === null) {
      if (here && same(last, here)) continue;
      last.until = day;
    }
    if (here) spans.push({ ...here, from: day, until: null });
  }
  return spans;
}

type Here = Omit<Span, 'from' | 'until'>;

/** How things stood at the end of a day; null: nowhere posted, or nothing to do with the course. */
export function standingOn(facts: Facts, day: Day): Here | null {
  const posting = facts.postings.find(
    ({ from, until }) => from <= day && (until === null || day < until)
  );
  if (!posting) return null;
  const { due, dueOn } = pressingOn(facts.tasks, day);
  const held = heldOn(facts, day);
  const standing = held?.standing ?? (due === 'none' ? null : 'not-started');
  const endsOn = held?.endsOn ?? null;
  return standing && { unitId: posting.unitId, standing, due, dueOn, endsOn };
}

/** What the newest certificate says; without one, whether the course was begun. */
function heldOn(
  { certificates, started }: Facts,
  day: Day
): { standing: Standing; endsOn: Day | null } | null {
  const newest = certificates
    .filter(({ issued }) => issued <= day)
    .reduce<Facts['certificates'][number] | null>(
      (newest, one) => (newest && newest.issued > one.issued ? newest : one),
      null
    );
  if (!newest)
    return started !== null && started <= day ? { standing: 'under-way', endsOn: null } : null;
  const { expires, revoked } = newest;
  if (revoked !== null && revoked <= day) return { standing: 'revoked', endsOn: null };
  if (expires === null || addDays(day, soonDays) < expires)
    return { standing: 'passed', endsOn: expires };
  return { standing: day < expires ? 'ending' : 'expired', endsOn: expires };
}

/** Of the open tasks the one that presses most. */
function pressingOn(tasks: TaskFacts[], day: Day): { due: Due; dueOn: Day | null } {
  const open = tasks.filter(
    ({ assigned, done, withdrawn }) =>
      assigned <= day && (done === null || day < done) && (withdrawn === null || day < withdrawn)
  );
  if (!open.length) return { due: 'none', dueOn: null };
  const dueOn = open.flatMap(({ due }) => due ?? []).sort()[0] ?? null;
  if (dueOn === null) return { due: 'later', dueOn };
  if (dueOn < day) return { due: 'over', dueOn };
  return { due: dueOn <= addDays(day, riskDays) ? 'soon' : 'later', dueOn };
}

/** Every day on which something may begin to be otherwise, in order. */
function turningDays({ postings, tasks, started, certificates }: Facts): Day[] {
  const days = [
    ...postings.flatMap(({ from, until }) => [from, until]),
    ...tasks.flatMap(({ assigned, due, done, withdrawn }) => [
      assigned,
      done,
      withdrawn,
      due && addDays(due, -riskDays),
      due && addDays(due, 1)
    ]),
    started,
    ...certificates.flatMap(({ issued, expires, revoked }) => [
      issued,
      revoked,
      expires && addDays(expires, -soonDays),
      expires
    ])
  ];
  return [...new Set(days.filter((day) => day !== null))].sort();
}

const same = (a: Here, b: Here) =>
  a.unitId === b.unitId &&
  a.standing === b.standing &&
  a.due === b.due &&
  a.dueOn === b.dueOn &&
  a.endsOn === b.endsOn;
