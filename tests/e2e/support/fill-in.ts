import type { Locator } from '@playwright/test';
import type { Shape } from '#lib/domain/course/picture.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { answerTo } from './course.ts';

type How = { right?: boolean; javaScript?: boolean };

/** Fills in a question's form as its reader would: with a finger, or without JavaScript. */
export async function fillIn(
  form: Locator,
  question: Question,
  { right = true, javaScript = true }: How = {}
): Promise<void> {
  const answer = answerTo(question, right);
  switch (answer.kind) {
    case 'choose-one':
      return choose(form, 'choice', answer.choice);
    case 'choose-all':
      for (const choice of answer.choices) await choose(form, 'choice', choice);
      return;
    case 'decide':
      await choose(form, 'choice', answer.choice);
      return beSure(form);
    case 'identify':
      await choose(form, 'choice', answer.choice);
      if (answer.feature) await choose(form, 'feature', answer.feature);
      return beSure(form);
    case 'order':
      return javaScript ? moveInto(form, answer.order) : placeInto(form, answer.order);
    case 'match':
      for (const [left, match] of Object.entries(answer.pairs))
        await form.locator(`select[name="pair_${left}"]`).selectOption(match);
      return;
    case 'matrix':
      for (const tick of answer.ticks) await choose(form, 'tick', tick);
      return;
    case 'sort':
      for (const [item, group] of Object.entries(answer.groups))
        await choose(form, `group_${item}`, group);
      return;
    case 'label':
      for (const [place, label] of Object.entries(answer.pairs))
        if (javaScript) await putLabel(form, place, label);
        else await form.locator(`select[name="pair_${place}"]`).selectOption(label);
      return;
    case 'measure':
      return form.locator('[name=value]').fill(answer.text.replace('.', ','));
    case 'short-answer':
      return form.locator('[name=text]').fill(answer.text);
    case 'tap':
      if (!('region' in answer)) throw new Error('a point is not looked for in a list');
      return javaScript
        ? tapOn(form, question as Question<'tap'>, answer.region)
        : choose(form, 'region', answer.region);
  }
}

function choose(form: Locator, name: string, value: string): Promise<void> {
  const input = form.page().locator(`input[name="${name}"][value="${value}"]`);
  return form.locator('label', { has: input }).click();
}

async function moveInto(form: Locator, order: string[]): Promise<void> {
  for (const [place, id] of order.entries()) {
    const item = form.locator(`li[data-item="${id}"]`);
    const placeOf = () => item.evaluate((li) => [...li.parentElement!.children].indexOf(li));
    while ((await placeOf()) > place) await item.locator('[data-by="-1"]').click();
  }
}

async function placeInto(form: Locator, order: string[]): Promise<void> {
  for (const [place, id] of order.entries())
    await form.locator(`select[name="place_${id}"]`).selectOption(`${place + 1}`);
}

async function tapOn(form: Locator, question: Question<'tap'>, region: string): Promise<void> {
  const { regions } = question.texts[question.original]!;
  const { x, y } = middleOf(regions.find(({ id }) => id === region)!.shape);
  const glass = form.locator('button.glass');
  const box = (await glass.boundingBox())!;
  await glass.click({ position: { x: (box.width * x) / 100, y: (box.height * y) / 100 } });
}

function middleOf(shape: Shape): { x: number; y: number } {
  if (shape.kind === 'circle') return shape;
  const sum = shape.points.reduce(([ax, ay], [bx, by]) => [ax + bx, ay + by], [0, 0]);
  return { x: sum[0] / shape.points.length, y: sum[1] / shape.points.length };
}

/** Picks a label, then taps the number of its place. */
async function putLabel(form: Locator, place: string, label: string): Promise<void> {
  await form.locator(`button[data-label="${label}"]`).click();
  const spot = (await form.locator(`[data-place="${place}"] circle`).boundingBox())!;
  const glass = form.locator('[data-label-picture] .glass');
  const box = (await glass.boundingBox())!;
  const x = spot.x + spot.width / 2 - box.x;
  const y = spot.y + spot.height / 2 - box.y;
  await glass.click({ position: { x, y } });
}

/** Says "sure". */
async function beSure(form: Locator): Promise<void> {
  const label = form.locator('label', { has: form.page().locator('[name=confidence]') });
  await label.last().click();
}
