import { expectNoAxeFindings } from './support/axe.ts';
import { words } from './support/course.ts';
import { expect, test } from './support/people.ts';
import {
  atRest,
  bench,
  button,
  openBench,
  pixelsPerCm,
  told,
  withWebGl
} from './support/specimen.ts';

// Specimens on the page of a taxon, turned in a browser that draws them with the processor.

const address = '/taxa/saiga_tatarica';
const en = words('en');

test.use({ launchOptions: withWebGl });
test.beforeEach(async ({ enter }) => {
  await enter();
});

test('a specimen turns by drag, by keys and by buttons, and begins again', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openBench(page, address);
  const first = await atRest(page);
  const hand = bench(page).getByRole('application');
  await hand.scrollIntoViewIfNeeded();
  const box = (await hand.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 90, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  const dragged = await atRest(page);
  expect(dragged).not.toBe(first);
  await hand.press('ArrowUp');
  const tilted = await atRest(page);
  expect(tilted).not.toBe(dragged);
  await button(page, en['specimen_turn_left']!).click();
  expect(await atRest(page)).not.toBe(tilted);
  await hand.press('0');
  expect(await atRest(page)).toBe(first);
});

test('the lamp behind is lit and said', async ({ page }) => {
  await openBench(page, address);
  const day = await atRest(page);
  const lamp = button(page, en['specimen_view_lamp']!);
  await lamp.click();
  await expect(lamp).toHaveAttribute('aria-pressed', 'true');
  await expect(told(page)).toHaveText(en['specimen_said_lamp_on']!);
  expect(await atRest(page)).not.toBe(day);
  await bench(page).getByRole('application').press('l');
  await expect(lamp).toHaveAttribute('aria-pressed', 'false');
  expect(await atRest(page)).toBe(day);
});

test('the ruler says the same at every zoom, and agrees with the scale bar', async ({ page }) => {
  await openBench(page, address);
  await button(page, en['specimen_ruler']!).click();
  const reading = bench(page).locator('[data-measured]');
  const before = await reading.textContent();
  for (let press = 0; press < 4; press++) {
    const { bar, ruler } = await pixelsPerCm(page);
    expect(Math.abs(ruler / bar - 1)).toBeLessThan(0.02);
    await expect(reading).toHaveText(before!);
    await button(page, en['specimen_larger']!).click();
  }
});

test('a ruler’s end moves by keys, a millimetre a press, and is read out', async ({ page }) => {
  await openBench(page, address);
  await button(page, en['specimen_ruler']!).click();
  const reading = bench(page).locator('[data-measured]');
  const cm = async () => Number(/[\d.]+/.exec((await reading.textContent())!)![0]);
  const before = await cm();
  const end = button(page, en['specimen_end_two']!);
  await end.press('Shift+ArrowRight');
  for (let press = 0; press < 3; press++) await end.press('ArrowRight');
  expect((await cm()) - before).toBeCloseTo(1.3, 5);
  await expect(told(page)).toHaveText((await reading.textContent())!);
});

test('features are named when tapped, and chosen from a list', async ({ page }) => {
  await openBench(page, address);
  await button(page, en['specimen_features']!).click();
  const first = bench(page).getByRole('list').getByRole('button').first();
  await first.press('Enter');
  await expect(told(page)).toHaveText((await first.textContent())!);
  await bench(page).getByRole('application').press('0');
  const mark = bench(page).locator('.spot circle').first();
  const box = (await mark.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(bench(page).locator('.spot.chosen')).toHaveCount(1);
});

test('in a question the ruler writes what it reads, once it is moved', async ({ page }) => {
  await openBench(page, '/courses/saiga-horn/the-horn/9');
  const form = page.locator('#q-measure_new_horn');
  const field = form.locator('input[name=value]');
  await expect(button(page, en['specimen_ruler']!)).toHaveAttribute('aria-pressed', 'true');
  await expect(field).toHaveValue('');
  await button(page, en['specimen_end_one']!).press('Shift+ArrowLeft');
  const reading = (await form.locator('[data-measured]').textContent())!;
  expect(Number(await field.inputValue())).toBe(Number(/[\d.]+/.exec(reading)![0]));
});

test('a new individual is another one, drawn on the device', async ({ page }) => {
  await openBench(page, address);
  const first = await atRest(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await button(page, en['specimen_new']!).click();
  await expect(told(page)).toHaveText(en['specimen_said_new']!);
  expect(await atRest(page)).not.toBe(first);
  expect(asked).toEqual([]);
});

test('it comes back after the graphics card has been lost', async ({ page }) => {
  await page.addInitScript(() => {
    const open = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...asked: never) {
      const context = open.apply(this, asked) as WebGL2RenderingContext | null;
      if (asked[0] === 'webgl2') Object.assign(window, { lastContext: context });
      return context;
    } as typeof open;
  });
  await openBench(page, address);
  const first = await atRest(page);
  await page.evaluate(async () => {
    const { lastContext } = window as unknown as { lastContext: WebGL2RenderingContext };
    const loss = lastContext.getExtension('WEBGL_lose_context')!;
    loss.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 300));
    loss.restoreContext();
  });
  await button(page, en['specimen_turn_right']!).click();
  expect(await atRest(page)).not.toBe(first);
  await button(page, en['specimen_reset']!).click();
  expect(await atRest(page)).toBe(first);
});

test('axe finds nothing on a bench in use', async ({ page }) => {
  await openBench(page, address);
  await button(page, en['specimen_caliper']!).click();
  await button(page, en['specimen_features']!).click();
  await expectNoAxeFindings(page);
});

test('it fits a phone and measures in Russian', async ({ page, enter }) => {
  await enter({ language: 'ru' });
  await page.setViewportSize({ width: 360, height: 780 });
  await openBench(page, address);
  const ru = words('ru');
  await button(page, ru['specimen_ruler']!).click();
  await expect(bench(page).locator('[data-measured]')).toContainText(/\d,\d\s?см/);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
