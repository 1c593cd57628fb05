import type { Specimen } from '#lib/domain/specimen/specimen.ts';
import type { Look } from './look.ts';
import { extentOf, type Model } from './model.ts';
import type { Painter } from './painter.ts';
import type { Quality } from './pace.ts';
import { specimenOf, type Source } from './source.ts';

/** Where one specimen lies: its part of the page, and the specimen itself. */
export type Stage = {
  element: HTMLElement;
  /** What is taken in hand: drags and keys are heard here. */
  hand: HTMLElement;
  find: <E extends Element>(selector: string) => E;
  source: () => Source;
  specimen: () => Specimen;
  model: () => Model;
  show: (source: Source) => void;
  paint: (look: Look, quality: Quality) => void;
  /** CSS pixels. */
  size: () => { width: number; height: number };
  /** CSS pixels a centimetre at which it fits, however it is turned. */
  fits: () => number;
};

export function makeStage(element: HTMLElement, painter: Painter): Stage {
  const find = <E extends Element>(selector: string) => element.querySelector<E>(selector)!;
  const hand = find<HTMLElement>('[data-hand]');
  const canvas = find<HTMLCanvasElement>('canvas');
  const pen = canvas.getContext('2d')!;
  let source = JSON.parse(find('[data-source]').textContent) as Source;
  let specimen = specimenOf(source);
  let model = painter.load(specimen);
  const size = () => ({ width: hand.clientWidth || 1, height: hand.clientHeight || 1 });

  return {
    element,
    hand,
    find,
    size,
    source: () => source,
    specimen: () => specimen,
    model: () => model(),
    show(next) {
      model().free();
      source = next;
      specimen = specimenOf(next);
      model = painter.load(specimen);
    },
    paint(look, { ratio, fine }) {
      const { width, height } = size();
      // beyond that much a phone's memory is wasted
      const real = Math.min(ratio, 2400 / Math.max(width, height));
      const [across, down] = [Math.round(width * real), Math.round(height * real)];
      painter.paint(model(), { look, width: across, height: down, perCm: look.scale * real, fine });
      if (painter.isLost()) return;
      if (canvas.width !== across || canvas.height !== down) {
        canvas.width = across;
        canvas.height = down;
      } else pen.clearRect(0, 0, across, down);
      pen.drawImage(painter.canvas, 0, 0);
    },
    fits() {
      const { width, height } = size();
      const { high, wide } = roomOf(specimen);
      return 0.92 * Math.min(height / high, width / wide);
    }
  };
}

/** How high it stands, and how wide it is at most when it turns round itself. */
function roomOf(specimen: Specimen): { high: number; wide: number } {
  const { middle } = extentOf(specimen);
  let [high, wide] = [0, 0];
  for (const { positions } of specimen.surfaces)
    for (let i = 0; i < positions.length; i += 3) {
      high = Math.max(high, Math.abs(positions[i + 1]! - middle[1]));
      wide = Math.max(wide, Math.hypot(positions[i]! - middle[0], positions[i + 2]! - middle[2]));
    }
  return { high: 2 * high, wide: 2 * wide };
}
