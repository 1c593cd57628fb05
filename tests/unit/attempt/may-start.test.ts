import { describe, expect, test } from 'vitest';
import {
  mayStart,
  minutesOf,
  type Allowance,
  type PastAttempt,
  type StartFacts
} from '#lib/domain/attempt/may-start.ts';

const at = (hours: number) => new Date(Date.UTC(2026, 10, 2) + hours * 3_600_000);
const days = (count: number) => count * 24;
const fresh: StartFacts = {
  rule: { attempts: 3, waitHours: 24 },
  modules: [
    { id: 'trade', done: true },
    { id: 'horn', done: true }
  ],
  attempts: [],
  allowances: [],
  certificate: null
};

describe('may the exam be started', () => {
  const cases: [string, Partial<StartFacts>, number, ReturnType<typeof mayStart>][] = [
    ['all modules read, none tried', {}, 0, { kind: 'may', attemptsLeft: 3 }],
    [
      'a module is left',
      {
        modules: [
          { id: 'trade', done: true },
          { id: 'horn', done: false }
        ]
      },
      0,
      { kind: 'refused', reason: 'modules-left', modules: ['horn'] }
    ],
    [
      'one is under way',
      { attempts: [open(0)] },
      0.1,
      { kind: 'open', attemptId: 'at 0', endsAt: at(0.5) }
    ],
    [
      'failed an hour ago',
      { attempts: [failed(0)] },
      1,
      { kind: 'refused', reason: 'too-soon', from: at(24.4), attemptsLeft: 2 }
    ],
    ['failed a day ago, to the minute', { attempts: [failed(0)] }, 24.4, may(2)],
    [
      'all used up',
      { attempts: [failed(0), failed(30), failed(60)] },
      days(30),
      { kind: 'refused', reason: 'none-left' }
    ],
    [
      'one more was allowed',
      { attempts: [failed(0), failed(30), failed(60)], allowances: [allowed(70, 1)] },
      71,
      may(1)
    ],
    [
      'allowed before the last failure: the wait stands',
      { attempts: [failed(0), failed(30), failed(60)], allowances: [allowed(50, 2)] },
      61,
      { kind: 'refused', reason: 'too-soon', from: at(84.4), attemptsLeft: 2 }
    ],
    [
      'extra minutes do not end the wait',
      { attempts: [failed(0)], allowances: [allowed(1, 0, 15)] },
      2,
      { kind: 'refused', reason: 'too-soon', from: at(24.4), attemptsLeft: 2 }
    ],
    [
      'certified for long',
      { attempts: [passed(0)], certificate: { expiresAt: at(days(730)) } },
      1,
      { kind: 'refused', reason: 'certified', from: at(days(670)) }
    ],
    [
      'certified for ever',
      { attempts: [passed(0)], certificate: { expiresAt: null } },
      1,
      { kind: 'refused', reason: 'certified', from: null }
    ],
    [
      'soon to be renewed: attempts count anew',
      {
        attempts: [failed(0), failed(30), passed(60)],
        certificate: { expiresAt: at(days(730)) },
        allowances: [allowed(20, 4)]
      },
      days(671),
      may(3)
    ],
    ['revoked: may be earned again', { attempts: [failed(0), passed(30)] }, days(30), may(3)]
  ];
  test.each(cases)('%s', (_name, facts, hours, expected) => {
    expect(mayStart({ ...fresh, ...facts }, at(hours))).toEqual(expected);
  });
});

test('the longest extra time counts, they do not add up', () => {
  expect(minutesOf({ minutes: 25 }, [])).toBe(25);
  expect(minutesOf({ minutes: 25 }, [allowed(0, 0, 10), allowed(1, 0, 15)])).toBe(40);
});

function may(attemptsLeft: number) {
  return { kind: 'may' as const, attemptsLeft };
}

function open(hours: number): PastAttempt {
  const times = { startedAt: at(hours), endsAt: at(hours + 0.5) };
  return { id: `at ${hours}`, ...times, submittedAt: null, passed: null };
}

function failed(hours: number): PastAttempt {
  return { ...open(hours), submittedAt: at(hours + 0.4), passed: false };
}

function passed(hours: number): PastAttempt {
  return { ...failed(hours), passed: true };
}

function allowed(hours: number, extraAttempts: number, extraMinutes = 0): Allowance {
  return { extraAttempts, extraMinutes, madeAt: at(hours) };
}
