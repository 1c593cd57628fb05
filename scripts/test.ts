// npm test: everything there is to check. Its last line is `N passed, N failed`.
import { command } from './steps/command.ts';
import { findBrowser } from './steps/find-browser.ts';
import { findOldestPostgres } from './steps/find-oldest-postgres.ts';
import { countPlaywright, countVitest, report, runPart, type Part } from './steps/test-part.ts';

const bin = {
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  kit: 'node_modules/@sveltejs/kit/svelte-kit.js',
  check: 'node_modules/svelte-check/bin/svelte-check',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js'
};
const houseRules = 'tests/unit/house-rules.test.ts';
const vitest = [bin.vitest, 'run', '--reporter=dot', '--reporter=json'].concat(
  `--outputFile.json=${report}`
);

await command(async () => {
  // asked first: what is missing is said before anything takes time
  const browser = findBrowser();
  const oldest = findOldestPostgres();
  const parts: Part[] = [
    // what the checks read is generated first
    { name: 'interface messages', args: ['scripts/messages.ts'] },
    { name: 'framework types', args: [bin.kit, 'sync'] },
    { name: 'format', args: [bin.prettier, '--check', '.', '--log-level=warn'] },
    { name: 'lint', args: [bin.eslint, '.', '--max-warnings=0'] },
    { name: 'types', args: [bin.check, '--threshold=warning', '--output=human'] },
    { name: 'house rules', args: [bin.vitest, 'run', '--project=unit', houseRules] },
    { name: 'courses', args: ['scripts/courses-check.ts'] },
    tests('unit', ['--project=unit', `--exclude=${houseRules}`], {}),
    tests('integration on the embedded PostgreSQL 18', ['--project=integration'], {
      TEST_DATABASE_URL: '',
      TEST_POSTGRES_BIN: ''
    }),
    ...(typeof oldest === 'string'
      ? []
      : [
          tests('integration on the oldest supported PostgreSQL', ['--project=integration'], oldest)
        ]),
    {
      name: 'end to end in Chromium',
      args: [bin.playwright, 'test', '--reporter=line,json'],
      env: { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      count: countPlaywright
    }
  ];
  const total = { passed: 0, failed: 0 };
  for (const part of parts) {
    const { passed, failed } = await runPart(part);
    total.passed += passed;
    total.failed += failed;
  }
  if (typeof oldest === 'string') console.log(`Not run: integration on PostgreSQL 15. ${oldest}`);
  if (total.failed) process.exitCode = 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
});

function tests(name: string, args: string[], env: Record<string, string>): Part {
  return { name, args: [...vitest, ...args], env, count: countVitest };
}
