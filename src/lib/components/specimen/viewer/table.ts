import type { ViewerWords } from '#lib/components/specimen/viewer-words.ts';
import type { Limits, Look } from './look.ts';
import { stepped } from './look.ts';
import type { Painter } from './painter.ts';
import { makePace } from './pace.ts';
import type { Stage } from './stage.ts';

/** Specimens that lie together: one look at all of them. */
export type Table = {
  root: HTMLElement;
  stages: Stage[];
  painter: Painter;
  words: ViewerWords;
  /** As a length is written in the language of the page. */
  inCm: (cm: number) => string;
  /** The same without a digit that says nothing: for the scale bar. */
  inCmShort: (cm: number) => string;
  look: () => Look;
  limits: () => Limits;
  /** Looks otherwise, and paints: quickly now, finely when it rests. */
  set: (look: Look) => void;
  /** Paints again what has changed under the look. */
  repaint: () => void;
  /** Is called whenever the look has changed, to lay things anew on the picture. */
  onLook: (listener: () => void) => void;
  /** Says it to those who listen to the page. */
  tell: (words: string) => void;
  isSlow: () => boolean;
};

const restAfter = 140;

export function makeTable(root: HTMLElement, stages: Stage[], painter: Painter): Table {
  const pace = makePace(devicePixelRatio);
  const told = root.querySelector('[data-told]')!;
  const language = root.closest('[lang]')?.getAttribute('lang') ?? 'en';
  const unit = { style: 'unit', unit: 'centimeter' } as const;
  const short = new Intl.NumberFormat(language, unit);
  const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const exact = new Intl.NumberFormat(language, { ...unit, ...tenths });
  const listeners: (() => void)[] = [];
  let look = firstLook(stages);
  let shown = '';
  let waiting = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  painter.onRestored(() => repaint());

  const table: Table = {
    root,
    stages,
    painter,
    words: JSON.parse(root.querySelector('[data-words]')!.textContent) as ViewerWords,
    inCm: (cm) => exact.format(cm),
    inCmShort: (cm) => short.format(cm),
    look: () => look,
    limits: () => ({ least: leastScale(stages), most: leastScale(stages) * 12 }),
    set(next) {
      look = next;
      for (const listener of listeners) listener();
      waiting ||= requestAnimationFrame(paintMoving);
      clearTimeout(resting);
      resting = setTimeout(paintAtRest, restAfter);
    },
    repaint,
    onLook: (listener) => void listeners.push(listener),
    tell: (words) => (told.textContent = words),
    isSlow: pace.isSlow
  };
  return table;

  function repaint() {
    shown = '';
    table.set(look);
  }

  function paintMoving() {
    waiting = 0;
    const quality = pace.moving();
    const held = quality.step ? stepped(look, quality.step) : look;
    // in steps most moves change nothing
    const now = JSON.stringify(held);
    if (now === shown) return;
    shown = now;
    const from = performance.now();
    for (const stage of stages) stage.paint(held, quality);
    if (!pace.wantsTime()) return;
    painter.wait();
    pace.took(performance.now() - from);
  }

  function paintAtRest() {
    cancelAnimationFrame(waiting);
    waiting = 0;
    shown = '';
    for (const stage of stages) stage.paint(look, pace.rest());
  }
}

export function firstLook(stages: Stage[]): Look {
  return { yaw: 0, pitch: 0, scale: leastScale(stages), at: [0, 0], lamp: false, cut: false };
}

/** At which the largest of them fits. */
const leastScale = (stages: Stage[]) => Math.min(...stages.map((stage) => stage.fits()));
