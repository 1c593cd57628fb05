import { hill, mix, smooth } from '#lib/domain/specimen/form/curve.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import { cos, radians, turn } from '#lib/domain/specimen/form/trig.ts';
import type { HornRecipe } from './recipe.ts';

export type Relief = {
  /** Of the rings over the surface, cm. */
  height: (angle: number, t: number) => number;
  /** How far up the nearest ring, -1 (between) to 1 (its crest); null past the rings. */
  crest: (angle: number, t: number) => number | null;
  /** Lines, cracks and growth, cm. */
  fine: (angle: number, t: number) => number;
  line: (angle: number, t: number) => number;
  crack: (angle: number, t: number) => number;
};

export function reliefOf(
  { rings, skin, salt, length }: HornRecipe,
  taper: (t: number) => number
): Relief {
  const { at, height, facing, partial, width } = rings;
  const last = at.length - 1;
  const front = turn / 4;

  /** Where on the rings' own scale a point lies: slanted and wavering, cm. */
  const scale = (angle: number, t: number) =>
    t * length +
    rings.slant * (0.5 - 0.5 * cos(angle - front)) +
    rings.wave * noise((angle / turn) * 4, t * length * 0.4, 4, salt + 3) +
    rings.wave * 0.35 * noise((angle / turn) * 11, t * length * 1.1, 11, salt + 4);

  const one = (ring: number, q: number, angle: number) => {
    const side = q < at[ring]! ? 0 : 1;
    const other = side === 0 ? (at[ring - 1] ?? 2 * at[0]! - at[1]!) : at[ring + 1];
    const spacing = Math.abs((other ?? 2 * at[last]! - at[last - 1]!) - at[ring]!);
    const up = hill((q - at[ring]!) / (width[side] * spacing));
    if (up <= 0) return 0;
    const toward = 0.5 + 0.5 * cos(angle - radians(facing[ring]!));
    const round = mix(1, toward * toward * (3 - 2 * toward), partial[ring]!);
    const uneven = 1 + 0.28 * noise((angle / turn) * 5, ring * 3.7, 5, salt + 7);
    const worn =
      1 -
      skin.wear * 0.6 * smooth(0, 0.6, noise((angle / turn) * 3, ring * 0.6, 3, salt + 9)) * toward;
    return up * round * uneven * worn;
  };

  const below = (q: number) => {
    let [low, high] = [-1, last];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at[middle]! <= q) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  /** Height and crest of the place asked last: the skin asks for what the surface has just asked. */
  const known = { angle: NaN, t: NaN, height: 0, crest: null as number | null };
  const rise = (angle: number, t: number) => {
    if (known.angle === angle && known.t === t) return known;
    known.angle = angle;
    known.t = t;
    known.height = 0;
    known.crest = null;
    if (last < 1) return known;
    const q = scale(angle, t);
    const ring = below(q);
    const under = ring >= 0 ? one(ring, q, angle) : 0;
    const over = ring < last ? one(ring + 1, q, angle) : 0;
    const high =
      (ring >= 0 ? height[ring]! * under : 0) + (ring < last ? height[ring + 1]! * over : 0);
    known.height = high * Math.sqrt(Math.max(taper(t), 0));
    const outside = (ring >= last && under <= 0) || (ring < 0 && over <= 0);
    known.crest = outside ? null : Math.max(under, over) * 2 - 1;
    return known;
  };

  const lineColumns = 46;
  const line = (angle: number, t: number) =>
    noise((angle / turn) * lineColumns, t * length * 0.22, lineColumns, salt + 31);
  const crack = (angle: number, t: number) => {
    if (skin.cracks <= 0) return 0;
    const round =
      (angle / turn) * 24 + 0.3 * noise((angle / turn) * 9, t * length * 0.7, 9, salt + 2);
    const near = Math.abs(noise(round, t * length * 0.1, 24, salt + 43));
    if (near > 0.07) return 0;
    const there = noise((angle / turn) * 6, t * length * 0.23, 6, salt + 47);
    return smooth(0.07, 0, near) * smooth(0.05, 0.45, there) * skin.cracks;
  };
  const fine = (angle: number, t: number) =>
    skin.lines * 0.009 * line(angle, t) +
    skin.growth * 0.012 * noise((angle / turn) * 3, t * length * 3.1, 3, salt + 53) -
    0.02 * crack(angle, t);
  return {
    height: (angle, t) => rise(angle, t).height,
    crest: (angle, t) => rise(angle, t).crest,
    fine,
    line,
    crack
  };
}
