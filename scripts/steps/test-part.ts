import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Outcome {
  passed: number;
  failed: number;
  /** Full names: what was not run is said. */
  skipped: string[];
}

/** What a part of the tests is: a command, and how to count what it did. */
export interface Part {
  name: string;
  args: string[];
  env?: Record<string, string>;
  /** Absent: the part counts as one. */
  count?: (report: unknown) => Outcome;
}

/** Where a part writes its report. */
export const report = path.join(os.tmpdir(), `hornbook-${process.pid}-report.json`);

/** Several times what any part takes on a busy machine: whatever hangs is stopped and said. */
const longest = 40 * 60_000;

/** Runs a part to its end. Its own words are shown when it fails; it never throws. */
export async function runPart(part: Part): Promise<Outcome> {
  const began = performance.now();
  process.stdout.write(`${part.name} … `);
  rmSync(report, { force: true });
  const { code, said } = await run(part);
  const outcome = part.count
    ? counted(part.count, code)
    : { passed: code ? 0 : 1, failed: code ? 1 : 0, skipped: [] };
  rmSync(report, { force: true });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
  if (outcome.failed) console.log(`\n${said.trim()}\n`);
  for (const name of outcome.skipped) console.log(`  not run: ${name}`);
  return outcome;
}

async function run(part: Part): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, part.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, [process.stdout.isTTY ? 'FORCE_COLOR' : 'NO_COLOR']: '1', ...part.env }
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const hangs = setTimeout(() => {
    said += `\n${part.name} did not end in ${longest / 60_000} minutes and was stopped.`;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  }, longest);
  const code = await new Promise<number>((resolve) => {
    child.on('error', ({ message }) => {
      said += message;
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  clearTimeout(hangs);
  return { code, said };
}

/** A command that fails without a failed test (a crash, an unhandled error) is a failure as well. */
function counted(count: NonNullable<Part['count']>, code: number): Outcome {
  try {
    const outcome = count(JSON.parse(readFileSync(report, 'utf8')));
    const silent = code !== 0 && outcome.failed === 0;
    return silent ? { ...outcome, failed: 1 } : outcome;
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

export function countVitest(report: unknown): Outcome {
  const files = (report as VitestReport).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  // a file that cannot be loaded has no tests that could fail
  const unloaded = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed)
  );
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter(isFailed).length + unloaded.length,
    skipped: tests
      .filter((test) => test.status !== 'passed' && !isFailed(test))
      .map((test) => test.fullName)
  };
}

const isFailed = (test: { status: string }) => test.status === 'failed';

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: { status: string }[] }[];
}

export function countPlaywright(report: unknown): Outcome {
  const { suites, errors } = report as { suites: PlaywrightSuite[]; errors: unknown[] };
  const tests = suites.flatMap((suite) => testsIn(suite, []));
  return {
    passed: tests.filter((test) => test.status === 'expected').length,
    // flaky is failed: it did not work when a person tried it
    failed:
      tests.filter((test) => ['unexpected', 'flaky'].includes(test.status)).length + errors.length,
    skipped: tests.filter((test) => test.status === 'skipped').map((test) => test.name)
  };
}

function testsIn(suite: PlaywrightSuite, above: string[]): { name: string; status: string }[] {
  const here = [...above, suite.title];
  return [
    ...suite.specs.flatMap((spec) =>
      spec.tests.map(({ status }) => ({ name: [...here, spec.title].join(' › '), status }))
    ),
    ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, here))
  ];
}
