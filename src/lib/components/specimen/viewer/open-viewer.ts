import type { View } from '#lib/domain/specimen/specimen.ts';
import { showFeatures } from './features.ts';
import { giveHands } from './hands.ts';
import { layInstrument } from './instrument.ts';
import { openPainter, type Painter } from './painter.ts';
import { showScale } from './scale-mark.ts';
import { makeStage } from './stage.ts';
import { makeTable } from './table.ts';
import { writeAnswer } from './answer.ts';
import { wireTools } from './tools.ts';
import { lookAt } from './views.ts';

let shared: Painter | null | undefined;

/** Puts specimens that turn where the server wrote their stills. `focus`: the reader asked for it. */
export function openViewer(root: HTMLElement, { focus }: { focus: boolean }): void {
  shared ??= openPainter();
  const painter = shared;
  const elements = [...root.querySelectorAll<HTMLElement>('[data-specimen]')];
  if (!painter) return root.querySelector('[data-no-viewer]')?.removeAttribute('hidden');
  // seen before it is measured: what is hidden has no size
  for (const element of elements) element.querySelector<HTMLElement>('[data-live]')!.hidden = false;
  const stages = elements.map((element) => makeStage(element, painter));
  const table = makeTable(root, stages, painter);
  const answer = writeAnswer(root);
  const list = root.querySelector<HTMLElement>('[data-features]')!;
  const features = stages.map((stage) => showFeatures(stage, table, list, answer.tapped));
  const instruments = stages.map((stage) => layInstrument(stage, table, answer.measured));
  stages.forEach((stage, place) => {
    giveHands(stage, table, (x, y) => features[place]!.tap(x, y));
    showScale(stage, table);
  });
  root.querySelector<HTMLElement>('[data-tools]')!.hidden = false;
  for (const still of root.querySelectorAll<HTMLElement>('[data-stills]')) still.hidden = true;
  root.classList.add('lively');
  wireTools(table, instruments, features);

  const view = root.dataset['view'] as View | undefined;
  table.set(view ? lookAt(view, table.look(), stages) : table.look());
  new ResizeObserver(() => keepFitting()).observe(stages[0]!.hand);
  if (focus) stages[0]!.hand.focus();

  /** Another width (a phone is turned): what filled the stage fills it again. */
  function keepFitting() {
    const { least } = table.limits();
    const look = table.look();
    table.set({ ...look, scale: Math.max(look.scale, least) });
  }
}
