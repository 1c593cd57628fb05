import type { Material } from '#lib/domain/specimen/specimen.ts';
import { toLinear, type Lamps } from './light.ts';
import { clamp, smooth } from './vector.ts';

/** What a sample looks like: linear light; `out` is written over and read at once. */
export const out = { r: 0, g: 0, b: 0 };

/** What a material does with light, reckoned once. */
export type Skin = { hair: boolean; gloss: number; bleed: [number, number, number]; waxy: number };

export function skinOf({ gloss, absorb, kind }: Material): Skin {
  // what lets light through also lets it round its edges into the shade, red furthest
  const waxy = kind === 'hair' ? 0 : clamp(1.1 - (absorb[0] + absorb[1] + absorb[2]) / 30);
  const bleed = (share: number) => 0.06 + share * waxy;
  return {
    ...{ hair: kind === 'hair', gloss: kind === 'cut' ? gloss * 0.4 : gloss, waxy },
    bleed: [bleed(0.3), bleed(0.2), bleed(0.12)]
  };
}

/**
 * Key, fill, rim and sky on a solid. `shut` 0 to 1: sky lost to the neighbourhood; `shade` 0 to 1: key
 * lost to what stands in its way.
 */
export function lightSolid(lamps: Lamps, skin: Skin, { what, nx, ny, shut, shade }: Lit): void {
  const nz = Math.sqrt(Math.max(0.0004, 1 - nx * nx - ny * ny));
  const { key, fill, rim, keyColour, fillColour, rimColour, sky, ground } = lamps;
  const toKey = nx * key[0] + ny * key[1] + nz * key[2];
  const open = 1 - shut;
  const lit = 1 - shade;
  const toFill = Math.max(0, nx * fill[0] + ny * fill[1] + nz * fill[2]) * (0.5 + 0.5 * open);
  const up = 0.5 + 0.5 * (0.55 * ny + 0.75 * nz);
  const edge = 1 - nz;
  const rimmed =
    edge * edge * edge * Math.max(0, 0.25 + nx * rim[0] + ny * rim[1] + nz * rim[2]) * open;
  // a soft box mirrored: broad and faint on dull things, small and bright on polished ones
  const mirrored = 2 * nz * toKey - key[2];
  const breadth = 0.7 - 0.56 * skin.gloss;
  const fresnel = 0.04 + 0.5 * edge * edge * edge * edge * edge;
  const box = smooth(1 - breadth, 1 - breadth * 0.1, mirrored);
  const spark = smooth(1 - breadth * 0.2, 1 - breadth * 0.04, mirrored) * skin.gloss * 1.6;
  const sheen =
    fresnel * (0.5 + 2.8 * skin.gloss) * (box * box + spark) * lit * (1 - 0.6 * shut) +
    fresnel * (0.1 + skin.gloss * 0.5) * open * up;
  const red = toLinear(what & 255);
  const green = toLinear((what >>> 8) & 255);
  const blue = toLinear((what >>> 16) & 255);
  const grey = 0.3 * red + 0.59 * green + 0.11 * blue + 0.001;
  const sky2 = open * (0.3 + 0.7 * open);
  for (let channel = 0; channel < 3; channel++) {
    const colour = channel === 0 ? red : channel === 1 ? green : blue;
    const bleed = skin.bleed[channel]!;
    const wrapped = clamp((toKey + bleed) / (1 + bleed));
    const direct = wrapped * (lit + (1 - lit) * bleed * 0.6) * (1 - 0.3 * shut);
    // shade on wax is never grey: what light there is has gone through the horn and taken its colour
    const deepened = colour * (1 + skin.waxy * 0.45 * (1 - direct) * (colour / grey - 1));
    const around = (sky[channel]! * up + ground[channel]! * (1 - up)) * sky2;
    const sum =
      deepened * (keyColour[channel]! * 1.3 * direct + fillColour[channel]! * toFill + around) +
      rimColour[channel]! * rimmed * (0.35 * colour + 0.05) +
      sheen * keyColour[channel]! * 1.3;
    write(channel, sum);
  }
}

/** Along a hair light glances off as off a thin rod (Kajiya and Kay 1989); x, y: the run of the hair. */
export function lightHair(lamps: Lamps, skin: Skin, { what, nx, ny, shut, shade }: Lit): void {
  const nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
  const { key, fill, keyColour, fillColour, sky } = lamps;
  const along = nx * key[0] + ny * key[1] + nz * key[2];
  const across = Math.sqrt(Math.max(0, 1 - along * along));
  const alongFill = nx * fill[0] + ny * fill[1] + nz * fill[2];
  const acrossFill = Math.sqrt(Math.max(0, 1 - alongFill * alongFill));
  const glance = Math.max(0, across * Math.sqrt(Math.max(0, 1 - nz * nz)) - along * nz);
  const sheen =
    (Math.pow(glance, 18) * 0.16 + Math.pow(glance, 70) * 0.2 * skin.gloss) * (1 - shade);
  const open = 1 - shut;
  for (let channel = 0; channel < 3; channel++) {
    const hair = toLinear((what >>> (8 * channel)) & 255);
    const sum =
      hair *
        (keyColour[channel]! * 1.15 * across * (1 - 0.85 * shade) +
          fillColour[channel]! * acrossFill * open +
          sky[channel]! * open * open) +
      sheen * (0.3 + 0.7 * hair) * keyColour[channel]! * open;
    write(channel, sum);
  }
}

export type Lit = { what: number; nx: number; ny: number; shut: number; shade: number };

/** A soft shoulder above 0.75, so that bright wax keeps its drawing. */
function write(channel: number, light: number) {
  const held = light <= 0.7 ? light : 0.7 + 0.3 * (1 - Math.exp((0.7 - light) / 0.3));
  if (channel === 0) out.r = held;
  else if (channel === 1) out.g = held;
  else out.b = held;
}
