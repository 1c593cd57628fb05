// What bench/specimens/viewer.ts runs in a browser: the viewer's own parts, timed.
import { openPainter } from '#lib/components/specimen/viewer/painter.ts';
import { specimenOf } from '#lib/components/specimen/viewer/source.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';

declare global {
  interface Window {
    measure: typeof measure;
  }
}

window.measure = measure;

const [width, height] = [480, 600];

/** Medians after warm-up, ms: a new individual until it is painted, and one more picture of it. */
function measure(figures: Figures): { individual: number; frame: number } {
  const painter = openPainter();
  if (!painter) throw new Error('no WebGL 2');
  const rounds = Array.from({ length: 16 }, (_, round) => {
    const start = performance.now();
    const model = painter.load(specimenOf({ figures, seed: 900000 + round }))();
    const perCm = height / (2 * model.reach);
    const look = { yaw: 0, pitch: 0, scale: perCm, at: [0, 0] as [number, number] };
    const frame = { look: { ...look, lamp: false, cut: false }, width, height, perCm, fine: false };
    painter.paint(model, frame);
    painter.wait();
    const shown = performance.now();
    painter.paint(model, { ...frame, look: { ...frame.look, yaw: 30 } });
    painter.wait();
    const turned = performance.now();
    model.free();
    return { individual: shown - start, frame: turned - shown };
  });
  const warm = rounds.slice(5);
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
  return {
    individual: median(warm.map(({ individual }) => individual)),
    frame: median(warm.map(({ frame }) => frame))
  };
}
