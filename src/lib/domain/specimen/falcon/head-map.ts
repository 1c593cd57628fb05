import { blend, colourOf, dim, toByte, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { clamp, hill, mix, smooth, through } from '#lib/domain/specimen/form/curve.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import type { Spot } from './drawn.ts';
import type { HeadRecipe } from './recipe.ts';

/**
 * The head in profile, looking left, in hundredths of the way from bill tip to nape: where what lies.
 * Proportions are drawn freely; only their order and the patterns are described by the sources.
 */
export const eye: Spot = [38, 38];
export const outline: Spot[] = [
  ...([
    [21, 35],
    [26, 28.5],
    [34, 22.5],
    [45, 18],
    [57, 16.5],
    [69, 19],
    [80, 26],
    [88, 37],
    [93, 50]
  ] as Spot[]),
  ...([
    [98, 64],
    [106, 80],
    [116, 98],
    [121, 114],
    [104, 122],
    [78, 125],
    [50, 123],
    [27, 116]
  ] as Spot[]),
  ...([
    [22, 100],
    [25, 86],
    [28, 75],
    [27, 66],
    [25, 59],
    [23, 53],
    [21, 46]
  ] as Spot[])
];

const brow = through([
  [20, 36],
  [28, 31.5],
  [40, 29],
  [58, 30],
  [74, 35],
  [90, 46]
]);
const stripe = through([
  [40, 40],
  [54, 43],
  [68, 47.5],
  [84, 55]
]);
const moustacheAt = through([
  [44, 33.5],
  [54, 33.5],
  [64, 35.5],
  [76, 40],
  [90, 46]
]);
const backFrom = through([
  [20, 96],
  [40, 86],
  [54, 80],
  [70, 80],
  [90, 84],
  [125, 90]
]);

/** How strongly each mark of the head shows at a place. */
export function marksAt(x: number, y: number, head: HeadRecipe) {
  const top = brow(x);
  const soft = (sharpness: number) => mix(6.5, 0.9, sharpness);
  const edge = soft(head.moustacheSharpness);
  const reach = 46 + 36 * head.moustacheLength;
  const broad = head.moustacheWidth * 72 * mix(1.2, 0.5, clamp((y - 44) / 40));
  const off = Math.abs(x - moustacheAt(y));
  const moustache =
    smooth(broad + edge, Math.max(0, broad - edge), off) *
    smooth(41, 46, y) *
    smooth(reach + 4, reach - 5, y);
  const behind = soft(head.stripeSharpness) * 0.6;
  const eyeStripe =
    smooth(2.4 + behind, 2.4 - behind, Math.abs(y - stripe(x))) *
    smooth(42, 46, x) *
    smooth(88, 74, x);
  return {
    crown: smooth(top + 1.6, top - 1.6, y),
    brow: hill((y - top - 2.6) / 3.6) * smooth(33, 42, x) * smooth(86, 76, x),
    band: smooth(top + 3, top - 1, y) * smooth(31, 26.5, x),
    moustache: Math.max(moustache, 0.55 * smooth(7, 3, Math.abs(x - 28)) * hill((y - 43) / 6)),
    eyeStripe,
    cheekPatch: smooth(
      1.12,
      0.92,
      Math.sqrt(((x - 55) / 15) ** 2 + ((y - 57 - (x - 55) * 0.12) / 11.5) ** 2)
    ),
    back: smooth(-7, 7, x - backFrom(y) + 5 * noise(x / 6, y / 6, 512, 77)),
    nape: smooth(64, 76, x) * smooth(56, 46, y - (x - 70) * 0.3),
    below: smooth(58, 72, y + (x < 40 ? 6 : 0))
  };
}

export function headColour(x: number, y: number, head: HeadRecipe, salt: number): Colour {
  const at = marksAt(
    x + noise(x / 4, y / 4, 512, salt) * 1.1,
    y + noise(x / 4, y / 4, 512, salt + 1) * 1.1,
    head
  );
  const dark = colourOf(head.dark);
  const colour = blend(colourOf(head.cheek), colourOf(head.breast), at.below);
  blend(colour, colourOf(head.crown), at.crown);
  blend(colour, colourOf(head.nape), at.nape * (1 - at.crown));
  blend(colour, colourOf('#faf5ea'), head.brow * at.brow);
  blend(colour, dark, head.eyeStripe * at.eyeStripe);
  blend(
    colour,
    dark,
    head.hood *
      Math.max(
        at.crown,
        (1 - at.cheekPatch) *
          smooth(72, 67, y - 6 * smooth(40, 50, x)) *
          smooth(24, 34, x + (y > 55 ? -8 : 0))
      )
  );
  blend(colour, dark, head.foreheadBand * at.band * (1 - head.hood));
  blend(colour, dark, head.moustache * at.moustache);
  blend(colour, colourOf(head.mantle), at.back);
  // round like a head: light from above and before, darker under the cheek and behind
  const round = 0.8 + 0.3 * hill((x - 46) / 60) * hill((y - 40) / 75) - 0.12 * smooth(86, 120, y);
  return dim(colour, round + 0.08 * noise(x / 7, y / 7, 512, salt + 2));
}

export function hexOf(colour: Colour): string {
  return `#${colour.map((part) => toByte(part).toString(16).padStart(2, '0')).join('')}`;
}
