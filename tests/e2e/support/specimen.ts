import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect } from './people.ts';

/** As the other tests' browser, with WebGL drawn by the processor. */
export const withWebGl = {
  executablePath:
    process.env.CHROMIUM || ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
};
/** A browser that has no WebGL at all. */
export const withoutWebGl = { ...withWebGl, args: ['--no-sandbox', '--disable-3d-apis'] };

export const bench = (page: Page): Locator => page.locator('figure[data-specimens]').first();
export const button = (page: Page, name: string): Locator =>
  bench(page).getByRole('button', { name, exact: true });

/** Opens a page and waits until its specimen can be turned. */
export async function openBench(page: Page, address: string): Promise<void> {
  expect((await page.goto(address))!.status()).toBe(200);
  // fetched only when it comes near the window
  await bench(page).scrollIntoViewIfNeeded();
  await expect(bench(page)).toHaveClass(/lively/, { timeout: 30_000 });
  await atRest(page);
}

/** What is painted, once it does not change any more. */
export async function atRest(page: Page): Promise<string> {
  let before = '';
  let now = await painted(page);
  for (let tries = 0; now !== before && tries < 40; tries++) {
    await page.waitForTimeout(400);
    [before, now] = [now, await painted(page)];
  }
  return now;
}

/** A hash: failures print it, and pictures are long. */
async function painted(page: Page): Promise<string> {
  const canvas = bench(page).locator('canvas').first();
  const data = await canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
  return createHash('sha256').update(data).digest('hex');
}

/** What was last said to those who listen to the page. */
export const told = (page: Page): Locator => bench(page).locator('[data-told]');

/** Pixels a centimetre: by the scale bar, and by the ruler. They must agree. */
export async function pixelsPerCm(page: Page): Promise<{ bar: number; ruler: number }> {
  return bench(page).evaluate((figure) => {
    const number = (text: string | null) =>
      Number(/[\d.,]+/.exec(text ?? '')![0].replace(',', '.'));
    const long = /h([\d.]+)/.exec(figure.querySelector('[data-bar] path')!.getAttribute('d')!)!;
    const [a, b] = [...figure.querySelectorAll('[data-end]')].map((end) =>
      end.getBoundingClientRect()
    );
    const apart = Math.hypot(a!.x - b!.x, a!.y - b!.y);
    return {
      bar: Number(long[1]) / number(figure.querySelector('[data-bar] text')!.textContent),
      ruler: apart / number(figure.querySelector('[data-measured]')!.textContent)
    };
  });
}
