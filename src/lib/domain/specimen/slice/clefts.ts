import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { hill, smooth } from '#lib/domain/specimen/form/curve.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import { turn } from '#lib/domain/specimen/form/trig.ts';
import type { FaceRecipe } from './recipe.ts';

/** Cracks of drying that run along the rays: those of the wood straight, those of the bark winding. */
export function cleftsOf({ salt, clefts, barkClefts, cambium, pith }: FaceRecipe) {
  const chance = chanceOf(`clefts ${salt}`);
  const cleft = (inner: number, outer: number, winding: number) => ({
    angle: chance.share(),
    from: inner + (outer - inner) * chance.between(0, 0.35),
    to: inner + (outer - inner) * chance.between(0.6, 1),
    width: chance.between(0.005, 0.013),
    winding,
    nth: Math.floor(chance.share() * 900)
  });
  const all = [
    ...Array.from({ length: clefts }, () => cleft(Math.max(0.06, pith), cambium * 1.06, 0.25)),
    ...Array.from({ length: barkClefts }, () => cleft(cambium, 0.95, 1))
  ];
  /** How open it is there, and how much a cleft near by darkens it: 0 to 1 each. */
  return (angle: number, share: number): [number, number] => {
    let [open, shadow] = [0, 0];
    for (const one of all) {
      if (share < one.from - 0.03 || share > one.to + 0.03) continue;
      const wind =
        one.winding *
        (0.009 * noise(share * 5, one.nth, 4096, salt + 21) +
          0.003 * noise(share * 14, one.nth, 4096, salt + 22));
      let aside = angle - one.angle - wind / Math.max(share, 0.2);
      aside = (aside - Math.round(aside)) * turn * share;
      const ends =
        smooth(one.from - 0.02, one.from + 0.12, share) *
        smooth(one.to + 0.02, one.to - 0.16, share);
      const width = one.width * ends + 0.0005;
      open = Math.max(open, hill(aside / width) * ends);
      shadow = Math.max(shadow, hill(aside / (width * 3)) * ends);
    }
    return [open, shadow];
  };
}
