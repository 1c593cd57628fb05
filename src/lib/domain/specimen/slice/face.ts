import { blend, colourOf, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { clamp, hill, mix, smooth } from '#lib/domain/specimen/form/curve.ts';
import { cells, layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { turn } from '#lib/domain/specimen/form/trig.ts';
import { cleftsOf } from './clefts.ts';
import type { FaceRecipe } from './recipe.ts';

/**
 * The cut face as a painter sees it: `angle` 0 to 1 round, `share` 0 in the middle to 1 at the cork.
 * `sunk` is how deep the face lies there, as a share of the radius: clefts, a hollow heart, ridges.
 */
export type CutFace = {
  outline: (angle: number) => number;
  at: (angle: number, share: number, x: number, y: number) => { colour: Colour; sunk: number };
};

export function cutFaceOf(recipe: FaceRecipe): CutFace {
  const { salt, wrinkle } = recipe;
  const outline = (angle: number) =>
    1 +
    wrinkle * 0.75 * layered(angle * 4, 2.5, 4, salt + 1, 2) +
    wrinkle * 0.55 * noise(angle * 23, 1.5, 23, salt + 2) +
    wrinkle * 0.22 * noise(angle * 61, 3.5, 61, salt + 3);
  return { outline, at: painter(recipe) };
}

function painter(recipe: FaceRecipe): CutFace['at'] {
  const { salt, corkWidth, rayStrength, vessels, pith, rot, age } = recipe;
  const [bark, wood, cork] = [recipe.bark, recipe.wood, recipe.cork].map(colourOf) as [
    Colour,
    Colour,
    Colour
  ];
  const ring = colourOf(recipe.cambiumColour);
  const pale = blend(colourOf(recipe.wood), colourOf('#f6ecd0'), 0.6);
  const pore = blend(colourOf(recipe.wood), colourOf('#5c3d16'), 0.62);
  const old = colourOf('#8a6236');
  const cleftAt = cleftsOf(recipe);
  const bend = ringLine(recipe);
  return (angle, share, x, y) => {
    const place = bend(angle);
    const inWood = smooth(place + 0.012, place - 0.012, share);
    const ray = rayAt(angle, share, recipe);
    const colour = blend([...bark], wood, inWood);
    const shine = Math.max(0, ray) * rayStrength * smooth(pith + 0.03, pith + 0.2, share);
    blend(colour, pale, shine * mix(0.45, 0.75, inWood) * smooth(1, 0.86, share));
    dim(colour, 1 - 0.2 * rayStrength * Math.max(0, -ray) * smooth(0.06, 0.25, share));
    if (vessels) {
      const [near] = cells(x * 19 + 200, y * 19 + 200, salt + 6);
      const open = 0.13 + 0.13 * noise(x * 5 + 50, y * 5, 256, salt + 7);
      const seen = inWood * smooth(pith, pith + 0.12, share) * (1 - 0.85 * Math.max(0, ray));
      blend(colour, pore, 0.85 * vessels * seen * smooth(open + 0.07, open - 0.03, near));
    }
    const fleck = layered(x * 9 + 40, y * 9, 1024, salt + 27, 3);
    blend(colour, fleck > 0 ? pale : old, 0.22 * Math.abs(fleck) * (1 - 0.5 * rayStrength));
    // starch and fibres, layer upon layer as it grew
    dim(colour, 0.93 + 0.09 * layered(x * 14 + 90, y * 14, 2048, salt + 8, 3));
    dim(colour, 1 + 0.05 * noise(angle * 9, share * 21, 9, salt + 9) * (1 - inWood * 0.5));
    const line = hill((share - place) / (0.018 + 0.006 * noise(angle * 40, 1, 40, salt + 10)));
    blend(
      colour,
      ring,
      recipe.cambiumStrength * (0.7 * line + 0.16 * hill((share - place) / 0.07))
    );
    if (recipe.angles)
      blend(colour, ring, 0.85 * recipe.cambiumStrength * bundleAt(angle, share, place, recipe));
    if (pith)
      blend(
        colour,
        pale,
        0.7 * smooth(pith + 0.03, pith - 0.03, share + 0.03 * noise(angle * 12, 1, 12, salt + 11))
      );
    const [cleft, shadow] = cleftAt(angle, share);
    const heart =
      rot > 0.75
        ? smooth(0.2, 0.06, share + 0.06 * noise(angle * 7, 2, 7, salt + 12)) * (rot - 0.55) * 2.2
        : 0;
    blend(colour, colourDark, clamp(0.86 * cleft + 0.9 * heart));
    dim(colour, 1 - 0.25 * shadow);
    blend(colour, old, age * (0.16 + 0.22 * smooth(0.35, 1, share)));
    dim(colour, 1 - 0.16 * age);
    const edge = 1 - corkWidth * (1 + 0.35 * noise(angle * 30, 4, 30, salt + 13));
    blend(colour, cork, smooth(edge - 0.012, edge + 0.012, share));
    dim(colour, 1 - 0.2 * hill((share - edge) / 0.02));
    const knife = noise((x * 0.8 + y * 0.6) * 34 + 90, (y * 0.8 - x * 0.6) * 2.5, 4096, salt + 26);
    const rough =
      0.006 * noise(x * 26 + 70, y * 26, 2048, salt + 14) +
      0.007 * knife -
      0.007 * ray * rayStrength;
    return { colour, sunk: 0.11 * cleft + 0.16 * clamp(heart) + rough + 0.014 * line };
  };
}

const colourDark = colourOf('#2a1a0c');

/** Light spokes above 0 between darker wedges, wavering as they run out; fewer near the middle. */
function rayAt(angle: number, share: number, { rays, salt }: FaceRecipe): number {
  const sway =
    0.004 * noise(angle * 11, share * 3, 11, salt + 4) +
    0.003 * noise(angle * 31, share * 9, 31, salt + 5);
  const a = angle + sway * smooth(0.1, 0.5, share);
  const main = noise(a * rays, share * 0.5, rays, salt + 15);
  const twice = noise(a * rays * 2, share * 0.9, rays * 2, salt + 16);
  const four = noise(a * rays * 4, share * 1.4, rays * 4, salt + 20);
  const outer = smooth(0.25, 0.6, share);
  const sharp = mix(0.75 * main + 0.5 * twice, 0.3 * main + 0.75 * twice + 0.4 * four, outer);
  return clamp(sharp * 2.1, -1, 1);
}

/** Where the ring lies: wavering, or with angles that point outwards. */
function ringLine({ cambium, angles, salt }: FaceRecipe) {
  return (angle: number) => {
    const waver =
      0.018 * noise(angle * 9, 1, 9, salt + 17) + 0.008 * noise(angle * 25, 1, 25, salt + 18);
    if (!angles) return cambium + waver;
    const depth = 0.2 + 0.09 * noise(angle * angles, 3, angles, salt + 25);
    return cambium * (1 - depth * (1 - cornerAt(angle, angles, salt))) + waver * 0.6;
  };
}

/** 1 in a corner of the star, 0 midway between two. */
function cornerAt(angle: number, angles: number, salt: number): number {
  const a = angle + 0.03 * noise(angle * 3, 7, 3, salt + 19);
  const along = Math.abs(((((a * angles) % 1) + 1) % 1) - 0.5) * 2;
  return along * along * (1.9 - 0.9 * along);
}

function bundleAt(
  angle: number,
  share: number,
  place: number,
  { angles, salt }: FaceRecipe
): number {
  const a = angle + 0.03 * noise(angle * 3, 7, 3, salt + 19);
  const aside = (((((a * angles) % 1) + 1.5) % 1) - 0.5) / angles;
  const width = aside * turn * share;
  return hill(Math.sqrt(width * width + (share - place + 0.05) ** 2) / 0.075);
}
