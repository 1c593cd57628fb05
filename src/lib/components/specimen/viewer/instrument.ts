import { arrows } from './hands.ts';
import { toCm, toPixels, type Spot } from './ground.ts';
import { instrumentMarks } from './instrument-marks.ts';
import type { Stage } from './stage.ts';
import type { Table } from './table.ts';

export type InstrumentKind = 'ruler' | 'caliper';
export type Instrument = {
  /** null: put away. */
  take: (kind: InstrumentKind | null) => void;
};

/**
 * A ruler or a caliper on a stage. Its ends keep their places in the picture's plane, so it says the same
 * however the picture is enlarged. Ends are dragged, or moved by arrow keys (a millimetre; with Shift a
 * centimetre).
 */
export function layInstrument(
  stage: Stage,
  table: Table,
  measured: (cm: number) => void
): Instrument {
  const place = stage.find('[data-tool]');
  const words = stage.find<HTMLElement>('[data-measured]');
  const buttons = [...stage.element.querySelectorAll<HTMLElement>('[data-end]')];
  let kind: InstrumentKind | null = null;
  let ends: [Spot, Spot] | null = null;
  table.onLook(draw);

  buttons.forEach((button, index) => {
    button.addEventListener('pointerdown', (event) => {
      button.setPointerCapture(event.pointerId);
      event.preventDefault();
      button.focus();
    });
    button.addEventListener('pointermove', (event) => {
      if (!button.hasPointerCapture(event.pointerId)) return;
      const box = stage.hand.getBoundingClientRect();
      const { width, height } = stage.size();
      const inside = (value: number, most: number) => Math.min(most - 4, Math.max(4, value));
      const x = inside(event.clientX - box.left, width);
      const y = inside(event.clientY - box.top, height);
      put(index, toCm([x, y], table.look(), stage));
    });
    button.addEventListener('pointerup', read);
    button.addEventListener('keydown', (event) => {
      const arrow = arrows[event.key];
      if (!arrow || !ends) return;
      event.preventDefault();
      event.stopPropagation();
      const step = event.shiftKey ? 1 : 0.1;
      const [x, y] = ends[index]!;
      put(index, [x + arrow[0] * step, y - arrow[1] * step]);
      read();
    });
  });

  return {
    take(next) {
      kind = next;
      ends ??= firstEnds();
      for (const button of buttons) button.hidden = kind === null;
      words.hidden = kind === null;
      draw();
      // laid down anywhere it measures nothing yet
      if (kind) table.tell(said());
    }
  };

  function put(index: number, spot: Spot) {
    ends![index] = spot;
    draw();
  }

  /** Across the middle of what is seen. */
  function firstEnds(): [Spot, Spot] {
    const { width, height } = stage.size();
    const end = (x: number) => toCm([width * x, height * 0.5], table.look(), stage);
    return [end(0.25), end(0.75)];
  }

  function draw() {
    if (!kind || !ends) return place.replaceChildren();
    const look = table.look();
    const seen = ends.map((end) => toPixels(end, look, stage)) as [Spot, Spot];
    place.replaceChildren(...instrumentMarks(kind, seen, look.scale, table.inCm(lengthOf(ends))));
    buttons.forEach((button, index) => {
      const [x, y] = seen[index]!;
      button.style.transform = `translate(${x}px, ${y}px)`;
    });
    words.textContent = said();
  }

  function read() {
    table.tell(said());
    measured(lengthOf(ends!));
  }

  function said() {
    const words = kind === 'caliper' ? table.words.caliper : table.words.ruler;
    return words.replace('{length}', () => table.inCm(lengthOf(ends!)));
  }
}

const lengthOf = ([a, b]: [Spot, Spot]) => Math.hypot(a[0] - b[0], a[1] - b[1]);
