import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import type { Mastery } from '#lib/domain/practice/mastery.ts';
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
  /** How a certificate is renewed; null: there is none to renew now. */
  renewal: { expiresAt: Date; mastery: Mastery; hasFailed: boolean; isShort: boolean } | null;
  attemptsLeft: number;
  /** The latest first. */
  earlier: { id: string; number: number; submittedAt: Date; passed: boolean }[];
};

export function examPage(
  rule: ExamRule,
  facts: Omit<StartFacts, 'attempts'> & { attempts: readonly (PastAttempt & { number: number })[] },
  now: Date,
  renewal: (Omit<NonNullable<ExamPage['renewal']>, 'isShort'> & { short: unknown }) | null = null
): ExamPage {
  const { draw: _draw, ...shown } = rule;
  return {
    rule: shown,
    minutes: minutesOf(rule, facts.allowances),
    verdict: mayStart(facts, now),
    renewal: renewal && {
      expiresAt: renewal.expiresAt,
      mastery: renewal.mastery,
      hasFailed: renewal.hasFailed,
      isShort: renewal.short !== null
    },
    attemptsLeft: countLeft(facts),
    earlier: facts.attempts
      .flatMap(({ id, number, submittedAt, passed }) =>
        submittedAt ? [{ id, number, submittedAt, passed: passed === true }] : []
      )
      .reverse()
  };
}
