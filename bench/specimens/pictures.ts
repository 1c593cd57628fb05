import { build } from '#lib/domain/specimen/build.ts';
import { drawStill } from '#lib/domain/specimen/draw/draw-still.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { settingOf } from '#lib/domain/specimen/setting.ts';
import { views } from '#lib/domain/specimen/specimen.ts';
import { encodeStill } from '#lib/server/specimen/encode-still.ts';

/** The heaviest still 900 pixels wide of some individuals in all views, kB, and what one costs, ms of a core. */
export async function weighStills(
  taxa: Figures[],
  seeds: number[]
): Promise<{ kB: number; ms: number }> {
  let [heaviest, count] = [0, 0];
  let spent = 0;
  for (const figures of taxa)
    for (const seed of seeds) {
      const specimen = build(sample(figures, seed));
      for (const view of views) {
        const before = process.threadCpuUsage().user;
        const still = drawStill(specimen, { view, width: 900, setting: settingOf(seed) });
        spent += (process.threadCpuUsage().user - before) / 1000;
        count++;
        const files = await Promise.all([encodeStill(still, 'avif'), encodeStill(still, 'webp')]);
        heaviest = Math.max(heaviest, ...files.map(({ length }) => length / 1000));
      }
    }
  return { kB: heaviest, ms: spent / count };
}
