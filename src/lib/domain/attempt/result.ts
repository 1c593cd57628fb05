import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import type { Mark, QuestionFacts } from '#lib/domain/question/question.ts';

/** One question of the attempt as it was marked; `mark` null: it was left without an answer. */
export type MarkedItem = {
  question: Pick<QuestionFacts, 'id' | 'points' | 'module' | 'objectives'>;
  /** Of `decide` and `identify`: is the pictured thing protected? null: it does not count. */
  target: boolean | null;
  mark: Mark | null;
};

/** How an attempt came out: kept with it, so that a later rule or text does not change it. */
export type Result = {
  passed: boolean;
  points: number;
  pointsOf: number;
  answered: number;
  questions: number;
  limits: Limit[];
  decided: Decided;
  groups: Group[];
  /** Modules in which marks were lost, most lost first. */
  revisit: string[];
};

/**
 * One condition of passing: `count` of `of`, in percent, against `limit`. Of marks and hits it is
 * the least, of false alarms the most. Percentages are rounded to the side of failing, so a number
 * on a page never says "reached" when it was not. `of` 0: the draw held no such item, it is met.
 */
export type Limit = {
  name: 'marks' | 'hits' | 'false-alarms';
  count: number;
  of: number;
  percent: number;
  limit: number;
  met: boolean;
};

/** `decide` items. Without an answer a protected one is missed, a harmless one only unanswered. */
export type Decided = {
  hits: number;
  misses: number;
  falseAlarms: number;
  correctClears: number;
  unanswered: number;
};

/** Marks by objective; a question without one is told under its module, else under `other`. */
export type Group = {
  by: 'objective' | 'module' | 'other';
  id: string;
  module: string | null;
  points: number;
  pointsOf: number;
};

type Limits = Pick<ExamRule, 'pass' | 'hits' | 'falseAlarms'>;

/** What the marked items come to under the rule that the attempt was begun with. */
export function resultOf(rule: Limits, items: readonly MarkedItem[]): Result {
  const points = tidy(sum(items.map(earned)));
  const pointsOf = sum(items.map((item) => item.question.points));
  const decided = countDecided(items);
  const limits = limitsOf(rule, points, pointsOf, decided);
  return {
    passed: limits.every((limit) => limit.met),
    points,
    pointsOf,
    answered: items.filter((item) => item.mark).length,
    questions: items.length,
    limits,
    decided,
    groups: groupsOf(items),
    revisit: revisitOf(items)
  };
}

/** Marks in percent, as the limit tells them. */
export function percentOf({ limits }: Pick<Result, 'limits'>): number {
  return limits.find(({ name }) => name === 'marks')?.percent ?? 0;
}

function limitsOf(rule: Limits, points: number, pointsOf: number, decided: Decided): Limit[] {
  const targets = decided.hits + decided.misses;
  const harmless = decided.falseAlarms + decided.correctClears + decided.unanswered;
  const limits = [atLeast('marks', points, pointsOf, rule.pass)];
  if (rule.hits !== null) limits.push(atLeast('hits', decided.hits, targets, rule.hits));
  if (rule.falseAlarms !== null)
    limits.push(atMost(decided.falseAlarms, harmless, rule.falseAlarms));
  return limits;
}

function atLeast(name: 'marks' | 'hits', count: number, of: number, limit: number): Limit {
  const percent = of ? Math.floor(tidy((count / of) * 100)) : 100;
  return { name, count, of, percent, limit, met: percent >= limit };
}

function atMost(count: number, of: number, limit: number): Limit {
  const percent = of ? Math.ceil(tidy((count / of) * 100)) : 0;
  return { name: 'false-alarms', count, of, percent, limit, met: percent <= limit };
}

function countDecided(items: readonly MarkedItem[]): Decided {
  const said = (decide: NonNullable<Mark['decide']>) =>
    items.filter((item) => item.mark?.decide === decide).length;
  const silent = (target: boolean) =>
    items.filter((item) => item.target === target && !item.mark).length;
  return {
    hits: said('hit'),
    misses: said('miss') + silent(true),
    falseAlarms: said('false-alarm'),
    correctClears: said('correct-clear'),
    unanswered: silent(false)
  };
}

function groupsOf(items: readonly MarkedItem[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items)
    for (const { by, id } of placesOf(item)) {
      const key = `${by} ${id}`;
      const group = groups.get(key) ?? { by, id, module: null, points: 0, pointsOf: 0 };
      groups.set(key, {
        ...group,
        module: group.module ?? item.question.module,
        points: tidy(group.points + earned(item)),
        pointsOf: group.pointsOf + item.question.points
      });
    }
  return [...groups.values()];
}

function placesOf({ question }: MarkedItem): Pick<Group, 'by' | 'id'>[] {
  if (question.objectives.length) return question.objectives.map((id) => ({ by: 'objective', id }));
  return question.module ? [{ by: 'module', id: question.module }] : [{ by: 'other', id: '' }];
}

function revisitOf(items: readonly MarkedItem[]): string[] {
  const lost = new Map<string, number>();
  for (const item of items) {
    const module = item.question.module;
    const loss = tidy(item.question.points - earned(item));
    if (module && loss > 0) lost.set(module, (lost.get(module) ?? 0) + loss);
  }
  return [...lost].sort((a, b) => b[1] - a[1]).map(([module]) => module);
}

function earned({ question, mark }: MarkedItem): number {
  return mark ? mark.points * question.points : 0;
}

/** Three thirds are one whole: what adding fractions leaves over is cut off. */
function tidy(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
