import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { CommandError } from './command.ts';
import { installCommand, installPackage } from './install-package.ts';

const packages = { 'apt-get': 'chromium', dnf: 'chromium', apk: 'chromium', pacman: 'chromium' };

const systems = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/lib/chromium/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

/** A Chromium that runs: the one named in CHROMIUM, Playwright's own, the system's, or installed. */
export function findBrowser(): string {
  const found = runnable() ?? (installPackage(packages) ? runnable() : undefined);
  if (found) return found;
  const byPackage = process.platform === 'linux' ? `${installCommand(packages)}, or ` : '';
  throw new CommandError(
    `There is no Chromium for the end-to-end tests: ${byPackage}npx playwright install chromium`
  );
}

function runnable(): string | undefined {
  const named = process.env.CHROMIUM;
  return [named, chromium.executablePath(), ...systems].find((file) => file && runs(file));
}

/** A file alone says little: Ubuntu's is a signpost to the snap store. */
function runs(file: string): boolean {
  if (!existsSync(file)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0;
}
