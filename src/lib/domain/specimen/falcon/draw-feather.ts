import { chanceOf, type Chance } from '#lib/domain/specimen/form/chance.ts';
import { between } from '#lib/domain/specimen/form/colour.ts';
import { clamp, mix, smooth, through } from '#lib/domain/specimen/form/curve.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import { lineThrough, svgOf, type Drawn, type Spot } from './drawn.ts';
import type { FalconRecipe, FeatherRecipe } from './recipe.ts';

/** A feather lying flat, tip upwards: an outer tail feather, or one of the back. */
export function drawFeather(recipe: FalconRecipe, part: 'tail' | 'back'): Drawn {
  const feather = recipe[part];
  const length = part === 'tail' ? recipe.tailLength : recipe.backLength;
  const form = formOf(feather, part, length * 100, recipe.salt);
  const chance = chanceOf(`${part} ${recipe.salt}`);
  const [width, height] = [form.width / 100, form.height / 100];
  const body = [
    ...down(form, feather, chance),
    ...[1, -1].flatMap((side) => webs(form, side, feather, part)),
    ...marksOf(form, feather, chance),
    ...barbs(form, feather, recipe, chance),
    shaft(form)
  ];
  const spot = (id: string, along: number, across: number, radius: number) => {
    const [x, y] = form.at(along, across);
    return { id, at: [x / 100, y / 100] as [number, number], radius };
  };
  const landmarks = [
    spot('outer_web', 0.62, 0.5, length * 0.1),
    spot('inner_web', 0.62, -0.5, length * 0.1),
    spot('feather_tip', 0.97, 0, length * 0.05)
  ];
  return { svg: svgOf(width, height, body), width, height, landmarks };
}

type Form = {
  width: number;
  height: number;
  /** `along` 0 at the quill to 1 at the tip; `across` 1 at the edge of the outer web, -1 of the inner. */
  at: (along: number, across: number) => Spot;
};

/** Barbs leave the shaft slantwise: a place out on the web lies further towards the tip. */
function formOf(
  { uneven }: FeatherRecipe,
  part: 'tail' | 'back',
  length: number,
  salt: number
): Form {
  const long = part === 'tail';
  const broad = length * (long ? 0.115 : 0.24);
  const grown = long
    ? through([
        [0, 0],
        [0.1, 0.03],
        [0.17, 0.6],
        [0.3, 0.85],
        [0.6, 1],
        [1, 0.94]
      ])
    : through([
        [0, 0],
        [0.08, 0.12],
        [0.2, 0.78],
        [0.45, 1],
        [0.7, 0.97],
        [1, 0.85]
      ]);
  const rounding = long ? 0.1 : 0.3;
  const outline = (along: number) => {
    const end = clamp((along - 1 + rounding) / rounding);
    return grown(along) * Math.sqrt(1 - end * end);
  };
  const bow = length * (long ? 0.035 : 0.02) * (1 + 0.4 * noise(1.5, 2.5, 16, salt + 1));
  const [width, height] = [broad * 2.6 + bow * 2, length * 1.08];
  const at = (along: number, across: number): Spot => {
    const half =
      broad *
      outline(along) *
      (across > 0 ? uneven : 1) *
      (1 + 0.02 * noise(along * 9, across > 0 ? 1 : 9, 64, salt + 2));
    const swept =
      half * Math.abs(across) * (long ? 0.75 : 0.6) * mix(1, 0.3, smooth(0.7, 1, along));
    const x =
      width * 0.56 + bow * (1 - 4 * (along - 0.5) * (along - 0.5)) - bow * 0.6 - half * across;
    return [x, height - length * 0.02 - along * length * 0.97 - swept * 0.9];
  };
  return { width, height, at };
}

// closer together towards the rounded tip
const steps = Array.from({ length: 49 }, (_, i) => 1 - (1 - i / 48) ** 1.6);

/** A web in its ground colour upon a paler rim: broad on the feathers of the back and at the tip. */
function webs({ at }: Form, side: number, { ground, edge }: FeatherRecipe, part: string): string[] {
  // in lengths that overlap: short outlines never cross themselves where the web runs out
  const vane = (fill: string, across: number, until: number) =>
    [0, 8, 16, 24, 32, 40].map((from) => {
      const some = steps.slice(from, from + 9).map((s) => s * until);
      const spots = [
        ...some.map((s) => at(s, side * across)),
        ...some.toReversed().map((s) => at(s, 0))
      ];
      return `<path d="M${spots.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}Z" fill="${fill}"/>`;
    });
  return [
    ...vane(edge, 1, 1),
    ...vane(ground, part === 'back' ? 0.9 : 0.97, part === 'back' ? 0.955 : 0.985)
  ];
}

/** Bars across both webs, or spots on the outer web with half bars on the inner. */
function marksOf({ at }: Form, feather: FeatherRecipe, chance: Chance): string[] {
  const { marks, spots, markWidth, mark, strength } = feather;
  const gap = 0.76 / marks;
  const drawn: string[] = [];
  for (let nth = 0; nth < marks; nth++) {
    const middle = 0.2 + gap * (nth + 0.5) + chance.spread() * gap * 0.05;
    const half = ((gap * markWidth) / 2) * chance.between(0.85, 1.15);
    for (const side of [1, -1]) {
      const apart = spots > 0.5;
      const [from, to] = apart ? (side > 0 ? [0.2, 0.84] : [0.3, 0.97]) : [0.02, 0.985];
      const ragged = (share: number) => 1 + 0.16 * (chance.share() - 0.5) * (share > 0.05 ? 1 : 0);
      const thick = (share: number) =>
        (apart ? Math.sqrt(Math.max(0, 1 - (2 * share - 1) ** 2)) * 1.15 : mix(1, 0.86, share)) *
        half;
      const place = (share: number, up: number) =>
        at(middle + up * thick(share) * ragged(share), side * mix(from, to, share));
      const shares = Array.from({ length: 11 }, (_, i) => i / 10);
      const spotsOf = [...shares.map((s) => place(s, 1)), ...shares.map((s) => place(1 - s, -1))];
      const faint = apart && side < 0 ? 0.72 : 0.92;
      drawn.push(
        `<path d="${lineThrough(spotsOf, true)}" fill="${mark}" fill-opacity="${(faint * clamp(strength)).toFixed(2)}"/>`
      );
    }
  }
  return drawn;
}

/** The fine lines of the barbs, with a gap here and there where they have come apart. */
function barbs(
  { at }: Form,
  { ground }: FeatherRecipe,
  { wear }: FalconRecipe,
  chance: Chance
): string[] {
  const say = ([x, y]: Spot) => `${Math.round(x)} ${Math.round(y)}`;
  const lines: Record<'dark' | 'light', string> = { dark: '', light: '' };
  for (let i = 0; i < 230; i++) {
    const along = 0.13 + (i / 230) * 0.865;
    for (const side of [1, -1]) {
      const reach = side * chance.between(0.93, 1.02);
      const line = `M${say(at(along, 0))}Q${say(at(along - 0.002, reach * 0.5))} ${say(at(along, reach))}`;
      lines[i % 2 ? 'dark' : 'light'] += line;
    }
  }
  const splits = Array.from({ length: Math.round(1 + wear * 3) }, () => {
    const [along, side] = [chance.between(0.3, 0.93), chance.happens(0.5) ? 1 : -1];
    const inner = chance.between(0.35, 0.75);
    const wide = chance.between(0.004, 0.011) * (1 + wear);
    return `<path d="M${say(at(along, side * inner))}L${say(at(along + wide, side * 1.04))}L${say(at(along - wide, side * 1.04))}Z" fill="#f4f0e6"/>`;
  });
  return [
    `<path d="${lines.dark}" stroke="${between(ground, '#14110e', 0.65)}" stroke-width="2" stroke-opacity=".3"/>`,
    `<path d="${lines.light}" stroke="#fff6e6" stroke-width="1.6" stroke-opacity=".2"/>`,
    ...splits
  ];
}

/** Loose down at the foot of the vane. */
function down({ at }: Form, { ground }: FeatherRecipe, chance: Chance): string[] {
  const say = ([x, y]: Spot) => `${Math.round(x)} ${Math.round(y)}`;
  let line = '';
  for (let i = 0; i < 130; i++) {
    const along = chance.between(0.08, 0.24);
    const [x, y] = at(along, 0);
    const [ex, ey] = at(0.34, i % 2 ? 1 : -1);
    const reach = chance.between(0.4, 1.02) * smooth(0.05, 0.16, along);
    const end: Spot = [
      x + (ex - x) * reach,
      y + (ey - at(0.34, 0)[1]) * reach + chance.between(-20, 30)
    ];
    const middle: Spot = [x + (end[0] - x) * 0.55, Math.min(y, end[1]) - chance.between(0, 20)];
    line += `M${say([x, y])}Q${say(middle)} ${say(end)}`;
  }
  return [
    `<path d="${line}" stroke="${between(ground, '#e9e4da', 0.6)}" stroke-width="2.4" stroke-opacity=".75" stroke-linecap="round"/>`
  ];
}

function shaft({ at }: Form): string {
  const left = steps.map((s): Spot => {
    const [x, y] = at(s, 0);
    return [x - mix(11, 1.5, s), y];
  });
  const right = steps.map((s): Spot => {
    const [x, y] = at(s, 0);
    return [x + mix(11, 1.5, s), y];
  });
  const form = lineThrough([...left, ...right.reverse()], true);
  const shine = lineThrough(
    steps.map((s) => at(s, 0)),
    false
  );
  return `<path d="${form}" fill="#8c7a5e" stroke="#3d3020" stroke-width="1.5"/><path d="${shine}" stroke="#efe2c4" stroke-width="3.5" stroke-opacity=".7"/>`;
}
