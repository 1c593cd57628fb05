import type { ExamRule } from '#lib/domain/course/exam-rule.ts';

/** What a start is decided from. All times are instants; `attempts` are oldest first. */
export type StartFacts = {
  rule: Pick<ExamRule, 'attempts' | 'waitHours'>;
  modules: readonly { id: string; done: boolean }[];
  attempts: readonly PastAttempt[];
  allowances: readonly Allowance[];
  /** The one that holds now: neither revoked nor past its date. `expiresAt` null: it stays. */
  certificate: { expiresAt: Date | null } | null;
};

export type PastAttempt = {
  id: string;
  startedAt: Date;
  endsAt: Date;
  /** null: still under way. */
  submittedAt: Date | null;
  passed: boolean | null;
};

/** What a manager or administrator gave beyond the rule, in force now. */
export type Allowance = { extraAttempts: number; extraMinutes: number; madeAt: Date };

export type MayStart =
  | { kind: 'may'; attemptsLeft: number }
  /** One is under way: go on with it. */
  | { kind: 'open'; attemptId: string; endsAt: Date }
  | { kind: 'refused'; reason: 'modules-left'; modules: string[] }
  /** `from`: when it may be renewed; null: never needed. */
  | { kind: 'refused'; reason: 'certified'; from: Date | null }
  | { kind: 'refused'; reason: 'none-left' }
  | { kind: 'refused'; reason: 'too-soon'; from: Date; attemptsLeft: number };

/** So many days before a certificate ends, its exam may be taken again. */
export const renewalDays = 60;

const hour = 3_600_000;

/**
 * May this person start the exam now? Attempts are counted since the last passed one; what a manager
 * allowed since then is added. An attempt allowed after a failure also ends the waiting time.
 */
export function mayStart(facts: StartFacts, now: Date): MayStart {
  const open = facts.attempts.find((attempt) => !attempt.submittedAt);
  if (open) return { kind: 'open', attemptId: open.id, endsAt: open.endsAt };
  if (facts.certificate) {
    const from = renewableFrom(facts.certificate.expiresAt);
    if (!from || from > now) return { kind: 'refused', reason: 'certified', from };
  }
  const modules = facts.modules.filter((module) => !module.done).map((module) => module.id);
  if (modules.length) return { kind: 'refused', reason: 'modules-left', modules };
  const attemptsLeft = countLeft(facts);
  if (attemptsLeft === 0) return { kind: 'refused', reason: 'none-left' };
  const from = waitsUntil(facts);
  if (from && from > now) return { kind: 'refused', reason: 'too-soon', from, attemptsLeft };
  return { kind: 'may', attemptsLeft };
}

/** Attempts that are left, whatever the waiting time. */
export function countLeft({ rule, attempts, allowances }: StartFacts): number {
  const passed = attempts.findLast((attempt) => attempt.passed);
  const since = passed ? passed.startedAt : null;
  const used = attempts.filter((attempt) => !since || attempt.startedAt > since).length;
  const extra = allowances.filter((allowance) => !since || allowance.madeAt > since);
  return Math.max(0, rule.attempts + sum(extra.map((one) => one.extraAttempts)) - used);
}

/** Minutes of the next attempt: the longest extra time counts, they do not add up. */
export function minutesOf(rule: Pick<ExamRule, 'minutes'>, allowances: readonly Allowance[]) {
  return rule.minutes + Math.max(0, ...allowances.map((one) => one.extraMinutes));
}

function waitsUntil({ rule, attempts, allowances }: StartFacts): Date | null {
  const last = attempts.at(-1);
  if (!last?.submittedAt || last.passed) return null;
  const failedAt = last.submittedAt;
  if (allowances.some((one) => one.extraAttempts > 0 && one.madeAt >= failedAt)) return null;
  return new Date(failedAt.getTime() + rule.waitHours * hour);
}

/** From when a certificate may be renewed; null: it never ends. */
export function renewableFrom(expiresAt: Date | null): Date | null {
  return expiresAt && new Date(expiresAt.getTime() - renewalDays * 24 * hour);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
