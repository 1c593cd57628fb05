import { centreLine, type CentreLine } from '#lib/domain/specimen/form/centre-line.ts';
import { hill, mix, smooth, through } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { cos, radians, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import { plus } from '#lib/domain/specimen/form/vector.ts';
import type { Point } from '#lib/domain/specimen/specimen.ts';
import type { FangRecipe } from './recipe.ts';

/** `angle` 0 to 1 round it, from the outside of the curve; `t` 0 at the base or root to 1 at the tip. */
export type FangForm = {
  line: CentreLine;
  /** Half the depth, without lines and seams. */
  radius: (t: number) => number;
  place: (angle: number, t: number) => Point;
};

export function fangForm(recipe: FangRecipe): FangForm {
  const { kind, length, depth, flat, curl, blunt } = recipe;
  const line = centreLine(length, (t) => {
    // a claw bends most in its middle, a tooth evenly
    const share = kind === 'claw' ? smooth(-0.15, 1.1, t) : t;
    const bent = radians(curl * (share - 0.35));
    return [sin(bent), cos(bent), 0];
  });
  const end = 0.035 + 0.3 * blunt;
  const taper =
    kind === 'claw'
      ? through([
          [0, 1],
          [0.2, 0.93],
          [0.45, 0.7],
          [0.7, mix(0.42, 0.56, blunt)],
          [0.9, mix(0.17, 0.4, blunt)],
          [1, end]
        ])
      : through([
          [0, 0.22],
          [0.05, 0.44],
          [0.2, 0.84],
          [0.38, 1],
          [0.52, 0.97],
          [0.68, 0.76],
          [0.84, 0.47],
          [0.95, mix(0.2, 0.34, blunt)],
          [1, end]
        ]);
  const radius = (t: number) => (depth / 2) * taper(t);
  const place = (angle: number, t: number): Point => {
    const frame = line.at(t);
    const r = radius(t) * (1 + relief(recipe, angle, t));
    const tipRound = t > 0.985 ? Math.sqrt(Math.max(0, 1 - ((t - 0.985) / 0.015) ** 2)) : 1;
    const [out, across] = [-cos(angle * turn) * r * tipRound, sin(angle * turn) * r * tipRound];
    // a claw is a blade: sharp along the inside of its curve
    const blade =
      kind === 'claw' ? 1 - 0.35 * smooth(0.25, 0.5, Math.abs(((angle + 0.5) % 1) - 0.5)) : 1;
    return plus(plus(frame.place, frame.aside, out), frame.ahead, -across * flat * blade);
  };
  return { line, radius, place };
}

function relief(
  { kind, salt, striae, grooves, crown, seam, wear }: FangRecipe,
  angle: number,
  t: number
): number {
  const lines =
    0.012 * striae * noise(angle * 40, t * 2, 40, salt + 1) +
    0.02 * layered(angle * 4, t * 3, 4, salt + 2, 3);
  let out = lines;
  if (kind === 'tooth') {
    const inCrown = smooth(0.54, 0.62, t) * smooth(0.97, 0.85, t);
    for (const at of [0.2, 0.29, 0.72, 0.8]) {
      const aside = angle - at - 0.01 * noise(t * 3, at * 9, 64, salt + 3);
      out -= 0.07 * grooves * inCrown * hill((aside - Math.round(aside)) / 0.022);
    }
    if (crown) out += 0.03 * smooth(crown - 0.008, crown + 0.008, t) * smooth(1, 0.75, t);
    out += 0.03 * smooth(0.5, 0.2, t) * noise(angle * 9, t * 12, 9, salt + 4);
  } else {
    // the sheath comes off in layers at its edge
    out += 0.025 * wear * noise(angle * 7, t * 22, 7, salt + 5) * smooth(0.5, 0.1, t);
  }
  for (const at of [0.02, 0.5]) {
    const aside = angle - at;
    out += 0.09 * seam * hill((aside - Math.round(aside)) / 0.012);
  }
  return out;
}
