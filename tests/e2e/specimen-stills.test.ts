import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { words } from './support/course.ts';
import { expect, test } from './support/people.ts';
import { bench, openBench, withoutWebGl, withWebGl } from './support/specimen.ts';

// What stands where a specimen cannot or shall not turn: stills with working buttons, and nothing
// that does not work.

const address = '/taxa/saiga_tatarica';
const en = words('en');

async function expectStills(page: Page): Promise<void> {
  const seen = bench(page).locator('.still:visible');
  for (const view of ['front', 'side', 'base', 'lamp']) {
    await bench(page).getByText(en[`specimen_view_${view}`]!, { exact: true }).first().click();
    await expect(seen).toHaveCount(1);
    await expect(seen).toHaveAttribute('data-view', view);
    const picture = seen.getByRole('img');
    await expect(picture).toHaveJSProperty('complete', true);
    await expect(picture).not.toHaveJSProperty('naturalWidth', 0);
  }
  await expect(bench(page).locator('button:visible')).toHaveCount(0);
  await expect(bench(page).getByText(en['specimen_caption']!)).toBeVisible();
}

test('without JavaScript the views are switched all the same', async ({ browser, enter }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await enter({}, context);
  const page = await context.newPage();
  await page.goto(address);
  const seen = bench(page).locator('.still:visible');
  for (const view of ['lamp', 'base', 'front']) {
    await bench(page).getByText(en[`specimen_view_${view}`]!, { exact: true }).first().click();
    await expect(seen).toHaveAttribute('data-view', view);
  }
  await expect(bench(page).locator('button:visible')).toHaveCount(0);
  await context.close();
});

test('without WebGL the stills stay, the viewer is not fetched, and that is said', async ({
  enter,
  baseURL
}) => {
  const browser = await chromium.launch(withoutWebGl);
  try {
    const context = await browser.newContext({ baseURL: baseURL! });
    await enter({}, context);
    const page = await context.newPage();
    const scripts = scriptsOf(page);
    await page.goto(address);
    await expect(bench(page).getByText(en['specimen_no_viewer']!)).toBeVisible();
    await expectStills(page);
    expect(scripts).toHaveLength(1);
  } finally {
    await browser.close();
  }
});

test('with Save-Data the viewer is fetched only on request', async ({ enter, baseURL }) => {
  const browser = await chromium.launch(withWebGl);
  try {
    const context: BrowserContext = await browser.newContext({ baseURL: baseURL! });
    await enter({}, context);
    const page = await context.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
    );
    const scripts = scriptsOf(page);
    await page.goto(address);
    const request = bench(page).getByRole('button', { name: en['specimen_on_request']! });
    await expect(request).toBeVisible();
    expect(scripts).toHaveLength(1);
    await request.click();
    await expect(bench(page)).toHaveClass(/lively/, { timeout: 30_000 });
    expect(scripts).toHaveLength(2);
    await expect(bench(page).getByRole('application')).toBeFocused();
  } finally {
    await browser.close();
  }
});

test('a page without a specimen fetches nothing of the viewer', async ({ enter, baseURL }) => {
  const browser = await chromium.launch(withWebGl);
  try {
    const context = await browser.newContext({ baseURL: baseURL! });
    await enter({}, context);
    const page = await context.newPage();
    const scripts = scriptsOf(page);
    await page.goto('/courses/saiga-horn', { waitUntil: 'networkidle' });
    expect(scripts).toHaveLength(1);
    await openBench(page, address);
    expect(scripts.length).toBeGreaterThan(1);
  } finally {
    await browser.close();
  }
});

/** Addresses of the scripts a page fetches, as they come. */
function scriptsOf(page: Page): string[] {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  return scripts;
}
