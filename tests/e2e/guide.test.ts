import { ask } from './support/ask.ts';
import { words } from './support/course.ts';
import { cookieOf, expect, oldPhone, test } from './support/people.ts';

const [en, ru] = [words('en'), words('ru')];
const taxon = (id: string) => `main a[href="/taxa/${id}"]`;

test('an officer finds goods by the name that was said, in any language and without JavaScript', async ({
  browser,
  enter
}) => {
  const context = await oldPhone(browser);
  await enter({ language: 'ru' }, context);
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('nav.tabs').getByRole('link', { name: ru.nav_guide }).click();
  await expect(page.locator('h1')).toHaveText(ru.guide_title!);
  for (const name of ['ақбөкен', 'akboken', '羚羊角', 'ling yang jiao', 'tatarica', '0507.90']) {
    await page.getByLabel(ru.guide_search!).fill(name);
    await page.getByRole('button', { name: ru.search_button }).click();
    await expect(page.locator(taxon('saiga_tatarica')), name).toBeVisible();
  }
  await page.locator(taxon('saiga_tatarica')).click();
  for (const head of [ru.taxon_decisive, ru.taxon_actions, ru.taxon_look_alikes, ru.taxon_status])
    await expect(page.getByRole('heading', { name: head, exact: true })).toBeVisible();
  await expect(page.locator('main time').first()).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\d$/);
  await page.locator(taxon('gazella_subgutturosa')).click();
  await expect(page.locator('h1')).toHaveText('джейран');
  await context.close();
});

test('a name that was mistyped is asked back, and one that nobody has leads on', async ({
  page,
  enter
}) => {
  await enter();
  await page.goto('/guide?q=siaga');
  await expect(page.getByText(en.guide_near_head!)).toBeVisible();
  await expect(page.locator(taxon('saiga_tatarica'))).toBeVisible();
  await page.goto('/guide?q=unobtainium');
  await expect(page.getByRole('heading', { name: en.guide_nothing })).toBeVisible();
  await page.getByRole('link', { name: en.guide_all }).click();
  await expect(page.locator(taxon('capra_hircus'))).toBeVisible();
});

test('cards are A6 on paper, and nothing on them is cut off', async ({ page, enter }) => {
  const toMm = 25.4 / 96;
  for (const language of ['en', 'ru'] as const) {
    await enter({ language });
    await page.emulateMedia({ media: 'print' });
    for (const group of ['horn', 'musk', 'bird', 'cat', 'plant']) {
      const reply = await page.goto(`/guide/cards?group=${group}`);
      // a group that no course teaches has no cards
      if (reply!.status() === 404) continue;
      await page.waitForLoadState('networkidle');
      const cards = await page.locator('.guide-card').evaluateAll((all) =>
        all.map((card) => ({
          name: card.querySelector('h2')!.textContent,
          width: card.clientWidth,
          height: card.clientHeight,
          needs: card.scrollHeight
        }))
      );
      expect(cards.length).toBeGreaterThan(0);
      for (const { name, width, height, needs } of cards) {
        expect(Math.round(width * toMm), name).toBe(105);
        expect(needs, `${name} in ${language} is cut off`).toBeLessThanOrEqual(height);
      }
    }
  }
});

test('whatever is typed, the guide answers', async ({ db, hire }) => {
  const { id } = await hire();
  const { name, value } = await cookieOf(db, id);
  const cookie = `${name}=${value}`;
  const typed = [
    ...[
      '',
      ' ',
      '%00',
      '%F0%9F%A6%8C',
      '%',
      "'; drop table taxon; --",
      '<script>alert(1)</script>'
    ],
    ...['x'.repeat(5000), '(((', '\\', '*', '%ed%a0%80', '0'.repeat(300), '羚'.repeat(200)]
  ];
  for (const text of typed) {
    for (const address of [`/guide?q=${text}`, `/guide/cards?taxon=${text}&group=${text}`]) {
      const safe = /^[\x20-\x7e]*$/.test(address)
        ? address.replaceAll(' ', '+')
        : encodeURI(address);
      const reply = await ask(safe, { cookie });
      expect(reply.status, safe.slice(0, 80)).toBeLessThan(500);
      expect(reply.body).not.toContain('<script>alert(1)');
    }
  }
});
