import type { ReviewCard } from './review-card.ts';
import type { Practice, PracticeItem } from './practice.ts';

/** What a practice came to. It tells of modules, not of points: nobody is ranked by a practice. */
export type PracticeSummary = {
  right: number;
  answered: number;
  skipped: number;
  waiting: number;
  themes: ThemeSummary[];
};

export type ThemeSummary = {
  courseId: string;
  revisionId: string;
  module: string;
  right: number;
  answered: number;
  /** For how many days it is likely to be known, before and now; null: not known before. */
  before: number | null;
  now: number | null;
};

export function summaryOf(
  practice: Pick<Practice, 'items'>,
  moduleOf: (item: PracticeItem) => string,
  cardOf: (item: PracticeItem) => Pick<ReviewCard, 'stability'> | null
): PracticeSummary {
  const answered = practice.items.filter(({ verdict }) => verdict !== null);
  const skipped = practice.items.filter((item) => item.skipped && item.verdict === null).length;
  const themes = new Map<string, PracticeItem[]>();
  for (const item of answered) {
    const key = `${item.courseId} ${moduleOf(item)}`;
    themes.set(key, [...(themes.get(key) ?? []), item]);
  }
  return {
    right: countRight(answered),
    answered: answered.length,
    skipped,
    waiting: practice.items.length - answered.length - skipped,
    themes: [...themes.values()].map((items) => ({
      courseId: items[0]!.courseId,
      revisionId: items[0]!.revisionId,
      module: moduleOf(items[0]!),
      right: countRight(items),
      answered: items.length,
      before: middle(items.map(({ stability }) => stability)),
      now: middle(items.map((item) => cardOf(item)?.stability ?? null))
    }))
  };
}

const countRight = (items: PracticeItem[]) =>
  items.filter(({ verdict }) => verdict === 'right').length;

/** The median in whole days: one item that holds a year does not speak for the others. */
function middle(days: (number | null)[]): number | null {
  const known = days.filter((one) => one !== null).sort((a, b) => a - b);
  const median = known[Math.floor((known.length - 1) / 2)];
  return median === undefined ? null : Math.max(1, Math.round(median));
}
