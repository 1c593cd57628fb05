import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// npm test finds or installs a browser and names it in CHROMIUM; by hand the system's will do.
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM || system.find((path) => existsSync(path));

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './tests/e2e/support/start-app.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${process.env.E2E_PORT || 4180}`,
    locale: 'en-GB',
    timezoneId: 'Asia/Bishkek',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      // the sandbox needs rights that root in a container does not have; nothing foreign is opened
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
    }
  }
});
