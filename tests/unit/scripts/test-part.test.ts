import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../../scripts/steps/test-part.ts';

// the last line of npm test is only as good as these

describe('counting what vitest did', () => {
  const file = (status: string, ...tests: string[]) => ({
    name: 'a.test.ts',
    status,
    assertionResults: tests.map((status, i) => ({ status, fullName: `t${i}` }))
  });

  test.each([
    ['passed and failed', [file('failed', 'passed', 'failed', 'passed')], 2, 1, []],
    [
      'a file that does not load is a failure',
      [file('failed'), file('passed', 'passed')],
      1,
      1,
      []
    ],
    ['what is not run is named', [file('passed', 'passed', 'pending', 'todo')], 1, 0, ['t1', 't2']],
    ['nothing', [], 0, 0, []]
  ])('%s', (_name, testResults, passed, failed, skipped) => {
    expect(countVitest({ testResults })).toEqual({ passed, failed, skipped });
  });
});

describe('counting what Playwright did', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

  test('flaky is failed, errors outside tests too, suites within suites', () => {
    const report = {
      errors: [{}],
      suites: [
        {
          title: 'road',
          specs: [spec('a', 'expected'), spec('b', 'flaky')],
          suites: [{ title: 'phone', specs: [spec('c', 'unexpected'), spec('d', 'skipped')] }]
        }
      ]
    };
    expect(countPlaywright(report)).toEqual({
      passed: 1,
      failed: 3,
      skipped: ['road › phone › d']
    });
  });
});
