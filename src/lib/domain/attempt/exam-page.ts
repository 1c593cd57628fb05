import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import {
  countLeft,
  mayStart,
  minutesOf,
  type MayStart,
  type PastAttempt,
  type StartFacts
} from './may-start.ts';

/** What the page of an exam shows before it is begun. */
export type ExamPage = {
  /** Not what it draws: how many items are protected would help to guess. */
  rule: Omit<ExamRule, 'draw'>;
  /** With the person's extra time. */
  minutes: number;
  verdict: MayStart;
  attemptsLeft: number;
  /** The latest first. */
  earlier: { id: string; number: number; submittedAt: Date; passed: boolean }[];
};

export function examPage(
  rule: ExamRule,
  facts: Omit<StartFacts, 'attempts'> & { attempts: readonly (PastAttempt & { number: number })[] },
  now: Date
): ExamPage {
  const { draw: _draw, ...shown } = rule;
  return {
    rule: shown,
    minutes: minutesOf(rule, facts.allowances),
    verdict: mayStart(facts, now),
    attemptsLeft: countLeft(facts),
    earlier: facts.attempts
      .flatMap(({ id, number, submittedAt, passed }) =>
        submittedAt ? [{ id, number, submittedAt, passed: passed === true }] : []
      )
      .reverse()
  };
}
