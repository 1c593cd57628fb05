import { resultOf, type MarkedItem, type Result } from '#lib/domain/attempt/result.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';

export type CorrectedResult = {
  before: Result;
  /** What holds from now on: nobody who had passed fails by it. */
  after: Result;
  /** By the corrected key alone. */
  wouldPass: boolean;
  /** The page would say something else: marks, limits or the verdict. */
  isOther: boolean;
};

/** An attempt marked again under its own rule. A pass is taken away by a manager or not at all. */
export function correctResult(
  before: Result,
  rule: ExamRule,
  items: readonly MarkedItem[]
): CorrectedResult {
  const marked = resultOf(rule, items);
  const after = { ...marked, passed: marked.passed || before.passed };
  const isOther = JSON.stringify(facts(after)) !== JSON.stringify(facts(before));
  return { before, after, wouldPass: marked.passed, isOther };
}

/** Part marks kept in the database are rounded: what differs beyond a millionth is another result. */
function facts({ passed, points, limits, decided }: Result) {
  const told = limits.map(({ name, percent, met }) => [name, percent, met]);
  return [passed, points.toFixed(4), told, decided];
}
