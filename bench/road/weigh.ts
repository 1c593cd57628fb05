import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Kilobytes over the wire of a first visit: all but pictures, and scripts with style sheets alone. */
export async function weigh(url: string, cookie: string): Promise<{ all: number; code: number }> {
  const system = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({
    executablePath: existsSync(system) ? system : undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  });
  const context = await browser.newContext();
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/' }]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const types = new Map<string, string>();
  const bytes: Record<string, number> = {};
  await devtools.send('Network.enable');
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'Other';
    bytes[type] = (bytes[type] ?? 0) + encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await browser.close();
  const { Image: _pictures = 0, ...rest } = bytes;
  const code = (rest.Script ?? 0) + (rest.Stylesheet ?? 0);
  return {
    all: Object.values(rest).reduce((sum, size) => sum + size, 0) / 1000,
    code: code / 1000
  };
}
