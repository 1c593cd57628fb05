import { chanceOf, type Chance } from '#lib/domain/specimen/form/chance.ts';
import { colourOf, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { clamp, hill, mix, smooth } from '#lib/domain/specimen/form/curve.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import { strandSurface, type Strand } from '#lib/domain/specimen/form/strands.ts';
import { cos, radians, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import { plus } from '#lib/domain/specimen/form/vector.ts';
import type { Point, Surface } from '#lib/domain/specimen/specimen.ts';
import { foldAt, type Skin } from './skin.ts';
import type { PodRecipe } from './recipe.ts';

const hairs = 5600;
const joints = 4;

/** Some 5,600 hairs that lie on the face and over its rim: 40,000 triangles. */
export function podHair(recipe: PodRecipe, skin: Skin): Surface {
  const chance = chanceOf(`hair ${recipe.salt}`);
  const coat = recipe.hairColours.map(colourOf);
  const strands: Strand[] = [];
  while (strands.length < hairs) {
    const angle = chance.share() * turn;
    const edge = 1.03 + 0.05 * noise(cos(angle) * 4 + 20, sin(angle) * 4, 64, recipe.salt + 24);
    // hair that lies outwards is rooted nearer the neck, that it may cover it
    const rooted = Math.sqrt(chance.share());
    const s = mix(rooted, rooted * rooted, 0.45 * recipe.outward) * edge;
    const root: [number, number] = [s * cos(angle), s * sin(angle)];
    if (bare(recipe, root, chance) || Math.abs(skin.fromSeam(...root)) < 0.045) continue;
    strands.push(hairFrom(root, recipe, skin, coat, chance));
  }
  const material = {
    gloss: 0.35,
    absorb: [2, 2.4, 3] as [number, number, number],
    kind: 'hair' as const
  };
  return strandSurface(strands, { name: 'hair', material });
}

/** No hair grows in the opening; elsewhere it is worn thin in patches. */
function bare({ pore, width, cover, salt, gathered }: PodRecipe, [x, y]: number[], chance: Chance) {
  const s = Math.sqrt(x! * x! + y! * y!);
  const ring = (pore / width) * (gathered ? 0.75 : 0.85);
  if (s < ring) return true;
  const worn = 0.5 + 0.5 * noise(x! * 2.3 + 40, y! * 2.3, 128, salt + 21);
  return (
    chance.share() > mix(1, cover * 0.75, smooth(0.6, 0.9, worn)) ||
    (s > 0.97 && chance.happens(0.35))
  );
}

function hairFrom(
  root: [number, number],
  recipe: PodRecipe,
  skin: Skin,
  coat: Colour[],
  chance: Chance
): Strand {
  const long = recipe.hairLength * chance.within(0.45, 1.1);
  // on the map the half width is 1; at the rim the map is wider than the skin
  const step = long / joints / ((recipe.width / 2) * 1.35);
  const spread = chance.spread() * 0.13;
  const lift = 0.012 + 0.05 * chance.share();
  const places: Point[] = [];
  const outward: Point[] = [];
  let [x, y] = root;
  for (let joint = 0; joint <= joints; joint++) {
    const up = skin.outward(x, y);
    const share = joint / joints;
    const height = 0.006 + lift * (share * (1.7 - share)) * Math.min(1, recipe.hairLength);
    places.push(plus(skin.place(x, y), up, height));
    outward.push(up);
    const [dx, dy] = wayAt(x, y, recipe);
    const bend = spread * (1 + 0.6 * share);
    x += (dx - dy * bend) * step;
    y += (dy + dx * bend) * step;
    [x, y] = roundOpening(x, y, recipe);
  }
  const tuft = 0.5 + 0.5 * noise(root[0] * 7 + 60, root[1] * 7, 256, recipe.salt + 23);
  const pick = clamp(tuft * 0.6 + chance.share() * 0.6 - 0.1, 0, 0.999);
  const colour = coat[Math.floor(pick * coat.length)]!;
  const shade = recipe.tone * chance.between(0.75, 1.08) * shadeAt(root, recipe);
  return {
    places,
    outward,
    width: chance.between(0.011, 0.02),
    root: dim([...colour], 0.38 * shade),
    tip: dim([...colour], shade)
  };
}

/** Hair lies round the opening and not into it. */
function roundOpening(x: number, y: number, { pore, width }: PodRecipe): [number, number] {
  const ring = (pore / width) * 1.02;
  const s = Math.sqrt(x * x + y * y);
  return s >= ring || s < 1e-6 ? [x, y] : [(x * ring) / s, (y * ring) / s];
}

function shadeAt([x, y]: [number, number], recipe: PodRecipe): number {
  if (!recipe.gathered) return 1;
  const s = Math.sqrt(x * x + y * y) || 1;
  return 0.9 + 0.2 * foldAt(recipe, x / s, y / s) * smooth(0.9, 0.2, s);
}

/** Which way the hair lies at a place of the map: unit length. */
function wayAt(x: number, y: number, recipe: PodRecipe): [number, number] {
  const { inward, outward, way, salt, width, pore } = recipe;
  const s = Math.sqrt(x * x + y * y) || 1e-6;
  const sway = 0.35 * noise(x * 1.6 + 30, y * 1.6, 128, salt + 22);
  let [dx, dy] = [cos(radians(way) + sway), sin(radians(way) + sway)];
  if (inward > 0) {
    // from left and right towards the middle line, and along it towards the opening
    const middle = hill(x / 0.55);
    const aside = clamp(x / 0.22, -1, 1);
    const pull = clamp(y / 0.2, -1, 1);
    const near = smooth((4.2 * pore) / width, (1.2 * pore) / width, s);
    const ring = 0.55 * near;
    dx = mix(-aside * (1 - 0.55 * middle), -x / s - (ring * y) / s, near) - 0.25 * sway * dy;
    dy =
      mix(-pull * (0.22 + 0.7 * middle), -y / s + (ring * x) / s, near) + 0.5 * sway * Math.abs(dx);
    const all = mix(0, 1, 1 - inward);
    dx = mix(dx, -x / s, all);
    dy = mix(dy, -y / s, all);
  } else if (outward > 0) {
    const bunch = 0.3 * foldAt(recipe, x / s, y / s) * smooth(0.9, 0.2, s);
    dx = x / s - (y / s) * (0.4 * sway + bunch);
    dy = y / s + (x / s) * (0.4 * sway + bunch);
  }
  const long = Math.sqrt(dx * dx + dy * dy) || 1;
  return [dx / long, dy / long];
}
