import { expiryOf } from '#lib/domain/certificate/expiry.ts';
import { dueDay, type SeedAssignment } from './plan-assignments.ts';
import type { SeedCourse } from './plan-courses.ts';
import type { SeedTree } from './plan-tree.ts';

export interface Plan {
  seed: string;
  people: number;
  /** Milliseconds, as all times here. */
  began: number;
  now: number;
  tree: SeedTree;
  courses: SeedCourse[];
  assignments: SeedAssignment[];
  newId: () => string;
  newCode: () => string;
  /** The manager over the agency, who did all that was done to others. */
  bossId: string;
}

export interface Life {
  id: string;
  came: number;
  left: number | null;
  /** The share of things that they tell rightly. */
  skill: number;
  /** `unit`: its place in the list. */
  postings: { unit: number; from: number; until: number | null }[];
  enrolments: LivedCourse[];
  tasks: LivedTask[];
}

export interface LivedCourse {
  id: string;
  /** Its place in the list. */
  course: number;
  started: number;
  seen: number;
  modulesDone: number;
  failed: number[];
  certificates: LivedCertificate[];
}

export interface LivedCertificate {
  id: string;
  issued: number;
  expires: number | null;
  revoked: number | null;
}

export interface LivedTask {
  assignment: SeedAssignment;
  round: number;
  assigned: number;
  due: string | null;
  done: { at: number; certificate: string } | null;
  withdrawn: { at: number; why: 'left' | 'moved' } | null;
}

export const day = 86_400_000;
const hour = 3_600_000;

/**
 * Three years of somebody in the agency. `chiefOf`: the unit that they are manager over, which they
 * neither move away from nor leave; null: an officer of some post. All times are of working hours, so
 * that they are of one calendar day in every zone of the region.
 */
export function live(plan: Plan, random: () => number, chiefOf: number | null): Life {
  const { began, now, newId } = plan;
  const working = (time: number) =>
    Math.min(Math.floor(time / day) * day + 3 * hour + Math.floor(random() * 8 * 60) * 60_000, now);
  const early = chiefOf !== null || random() < 0.7;
  const came = working(early ? began + random() * 30 * day : began + random() * (now - began));
  const life: Life = {
    ...{ id: newId(), came, left: null, skill: 0.5 + random() * 0.45 },
    ...{ postings: [], enrolments: [], tasks: [] }
  };
  // nobody leaves on the first day
  if (chiefOf === null && random() < 0.05 && came < now - 3 * day)
    life.left = working(came + day + random() * (now - came - 2 * day));
  life.postings = move(plan, life, random, chiefOf, working);
  const end = life.left ?? now;
  for (const [course, planned] of plan.courses.entries())
    if (random() < 10 / 11)
      life.enrolments.push(learn(plan, planned, course, life, end, random, working));
  life.enrolments = life.enrolments.filter(({ started }) => started < end);
  life.tasks = plan.assignments.flatMap((assignment) => ask(plan.tree, assignment, life));
  return life;
}

type Working = (time: number) => number;

function move(
  { tree, now }: Plan,
  { came, left }: Life,
  random: () => number,
  chiefOf: number | null,
  working: Working
): Life['postings'] {
  const { posts, units } = tree;
  const pick = (from: readonly number[]) => from[Math.floor(random() * from.length)]!;
  const end = left ?? now;
  if (chiefOf !== null) return [{ unit: chiefOf, from: came, until: null }];
  // posts are of different size
  const home = posts[Math.floor(random() ** 1.15 * posts.length)]!;
  const postings: Life['postings'] = [{ unit: home, from: came, until: left }];
  const moves = random() < 0.3 ? (random() < 0.25 ? 2 : 1) : 0;
  for (let turn = 0; turn < moves; turn++) {
    const last = postings.at(-1)!;
    const at = working(last.from + (0.2 + 0.7 * random()) * (end - last.from));
    if (at <= last.from + day || at >= end - day) break;
    const house = units[last.unit]!.parent!;
    const dice = random();
    const near = dice < 0.6 ? house : dice < 0.95 ? units[house]!.parent! : 0;
    const unit = pick(tree.postsUnder(near));
    if (unit === last.unit) continue;
    last.until = at;
    postings.push({ unit, from: at, until: left });
  }
  return postings;
}

function learn(
  { newId }: Plan,
  planned: SeedCourse,
  course: number,
  { came, skill }: Life,
  end: number,
  random: () => number,
  working: Working
): LivedCourse {
  const started = Math.max(came, working(came + random() ** 1.3 * (end - came)));
  const lived: LivedCourse = {
    ...{ id: newId(), course, started, seen: started, modulesDone: 0 },
    ...{ failed: [], certificates: [] }
  };
  const modules = planned.modules.length;
  const exam = working(started + (5 + random() * 60) * day);
  const comes = random() < 0.35 + 0.5 * skill && exam < end;
  if (!comes) {
    lived.modulesDone = Math.floor(random() * modules);
    lived.seen = Math.max(started, Math.min(end, working(started + lived.modulesDone * day)));
    return lived;
  }
  lived.modulesDone = modules;
  lived.seen = exam;
  let next: number | null = exam;
  while (next !== null && next < end) {
    const at: number = next;
    lived.seen = at;
    if (random() > skill + 0.15) {
      lived.failed.push(at);
      next =
        lived.failed.length > 2 || random() < 0.4 ? null : working(at + (2 + random() * 20) * day);
      continue;
    }
    const last = lived.certificates.at(-1);
    // renewed before the old one ends, it goes on where that ends
    const from = last?.expires && last.expires > at && !last.revoked ? last.expires : at;
    const expires = expiryOf(new Date(from), planned.validMonths)?.getTime() ?? null;
    const revoked = random() < 0.004 ? working(at + random() * 200 * day) : null;
    const isRevoked = revoked !== null && revoked > at && revoked < end;
    lived.certificates.push({
      ...{ id: newId(), issued: at, expires },
      revoked: isRevoked ? revoked : null
    });
    const renews = !isRevoked && expires !== null && random() < 0.6;
    next = renews ? working(expires - (random() * 70 - 20) * day) : null;
  }
  return lived;
}

/** The tasks that an assignment gave somebody: one for each time that they came under its unit. */
function ask(tree: SeedTree, assignment: SeedAssignment, life: Life): LivedTask[] {
  const { course, unit, madeAt, due } = assignment;
  const held = life.enrolments.find((one) => one.course === course)?.certificates ?? [];
  const tasks: LivedTask[] = [];
  for (const { from, until } of staysUnder(tree, life.postings, unit)) {
    if (until !== null && until <= madeAt) continue;
    // what is done stays done
    if (tasks.some(({ done }) => done)) break;
    const assigned = Math.max(from, madeAt);
    const done = doneBy(held, assigned, until, assignment.fresh);
    const why = until === life.left ? ('left' as const) : ('moved' as const);
    tasks.push({
      ...{ assignment, round: tasks.length + 1, assigned, due: dueDay(due, assigned), done },
      withdrawn: !done && until !== null ? { at: until, why } : null
    });
  }
  return tasks;
}

function doneBy(held: LivedCertificate[], assigned: number, until: number | null, fresh: boolean) {
  const newest = held.findLast(({ issued }) => issued <= assigned);
  const isValid =
    newest &&
    (newest.revoked === null || newest.revoked > assigned) &&
    (newest.expires === null || newest.expires > assigned);
  if (isValid && !fresh) return { at: assigned, certificate: newest.id };
  const next = held.find(({ issued }) => issued > assigned && (until === null || issued < until));
  return next ? { at: next.issued, certificate: next.id } : null;
}

function staysUnder(tree: SeedTree, postings: Life['postings'], unit: number) {
  const stays: { from: number; until: number | null }[] = [];
  for (const posting of postings) {
    if (!tree.isUnder(posting.unit, unit)) continue;
    const last = stays.at(-1);
    if (last && last.until === posting.from) last.until = posting.until;
    else stays.push({ from: posting.from, until: posting.until });
  }
  return stays;
}
