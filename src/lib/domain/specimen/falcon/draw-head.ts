import { chanceOf, type Chance } from '#lib/domain/specimen/form/chance.ts';
import { blend, colourOf, dim } from '#lib/domain/specimen/form/colour.ts';
import { clamp, mix, smooth } from '#lib/domain/specimen/form/curve.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import { drawBill, drawEye } from './bill.ts';
import { inside, lineThrough, spotsThrough, svgOf, type Drawn, type Spot } from './drawn.ts';
import { eye, headColour, hexOf, marksAt, outline } from './head-map.ts';
import type { FalconRecipe } from './recipe.ts';

const breadth = 128;
const tallness = 122;

/** The head in profile: some 2,600 small feathers laid like tiles from the neck to the bill. */
export function drawHead(recipe: FalconRecipe): Drawn {
  // hundredths of the head; the bill tip lies 4 from the left, the nape 92
  const unit = (recipe.headLength * 100) / 88;
  const place = (x: number, y: number): Spot => [x * unit, (y - 8) * unit];
  const shape = spotsThrough(outline, 8);
  const chance = chanceOf(`head ${recipe.salt}`);
  const coat = lineThrough(
    shape
      .filter((_, i) => i % 4 === 0)
      .map(([x, y]) => place(x + (54 - x) * 0.05, Math.min(y + (60 - y) * 0.03, 100))),
    true
  );
  const under = hexOf(
    dim(blend(colourOf(recipe.head.cheek), colourOf(recipe.head.dark), 0.35), 0.8)
  );
  const [width, height] = [(breadth * unit) / 100, (tallness * unit) / 100];
  const { bare } = recipe.head;
  const svg = svgOf(width, height, [
    `<path d="${coat}" fill="${under}"/>`,
    '<g stroke="#2a2119" stroke-opacity=".2" stroke-width="1">',
    ...feathers(recipe, shape, place, chance),
    '</g>',
    ...drawBill(place, bare),
    ...drawEye(place, eye, bare)
  ]);
  const mark = (id: string, x: number, y: number, radius: number) => {
    const [left, top] = place(x, y);
    return { id, at: [left / 100, top / 100] as [number, number], radius: (radius * unit) / 100 };
  };
  const landmarks = [
    mark('crown', 54, 22, 9),
    mark('moustache', 35, 60, 7),
    mark('brow', 56, 33, 5),
    mark('forehead', 26, 30, 4),
    mark('eye_stripe', 62, 45, 6),
    mark('bill', 10, 46, 6),
    mark('breast', 45, 95, 14)
  ];
  return { svg, width, height, landmarks };
}

type Tile = { x: number; y: number; far: number };

function feathers(
  recipe: FalconRecipe,
  shape: Spot[],
  place: (x: number, y: number) => Spot,
  chance: Chance
) {
  const tiles: Tile[] = [];
  for (let y = 15; y < 122; y += y < 62 ? 1.7 : 2.5)
    for (let x = 18; x < 124; x += y < 62 ? 1.9 : 2.8) {
      const spot: Spot = [x + chance.between(-1, 1), y + chance.between(-1, 1)];
      const fade = smooth(
        103,
        120,
        spot[1] + 8 * noise(spot[0] / 9, 1, 512, recipe.salt + 5) + Math.abs(spot[0] - 66) * 0.12
      );
      if (!inside(shape, spot) || chance.happens(fade)) continue;
      tiles.push({ x: spot[0], y: spot[1], far: away(spot[0], spot[1]) });
    }
  tiles.sort((a, b) => b.far - a.far);
  return tiles.flatMap((tile) => feather(tile, recipe, place, chance));
}

/** From the bill backwards and then down the neck. */
const away = (x: number, y: number) => Math.sqrt((x - 22) ** 2 + ((y - 44) * 1.05) ** 2);

function feather(
  { x, y, far }: Tile,
  recipe: FalconRecipe,
  place: (x: number, y: number) => Spot,
  chance: Chance
): string[] {
  const { head, salt } = recipe;
  const [wx, wy] = wayAt(x, y, salt);
  const long = mix(4.2, 8, smooth(14, 75, far)) * chance.between(0.85, 1.2);
  const wide = long * mix(0.5, 0.52, smooth(20, 80, far));
  const tip: Spot = [x + wx * long, y + wy * long];
  const side = (share: number, out: number): Spot =>
    place(x + wx * long * share - wy * wide * out, y + wy * long * share + wx * wide * out);
  const leaf = `M${say(place(x, y))}Q${say(side(0.55, 1))} ${say(place(...tip))}Q${say(side(0.55, -1))} ${say(place(x, y))}Z`;
  const colour = dim(headColour(x + wx, y + wy, head, salt), chance.between(0.93, 1.06));
  const strokes = [`<path d="${leaf}" fill="${hexOf(colour)}"/>`];
  const at = marksAt(x, y, head);
  const shaft = hexOf(dim(blend([...colour], colourOf(head.dark), 0.35), 0.85));
  const lined = far > 20 && chance.happens(0.5);
  if (lined)
    strokes.push(
      `<path d="M${say(place(x, y))}L${say(place(...tip))}" stroke="${shaft}" stroke-width="1.3" stroke-opacity=".5"/>`
    );
  const dark = hexOf(dim(colourOf(head.dark), 1.1));
  const streaked =
    Math.max(at.crown * (1 - head.hood), 0.8 * at.nape * (1 - at.back)) * head.crownStreak;
  if (chance.happens(streaked * 0.75))
    strokes.push(drop(x, y, [wx, wy], long * 0.95, wide * 0.24, dark, place));
  const spotted = at.below * (1 - at.back) * smooth(66, 84, y) * head.marks;
  if (chance.happens(spotted * 0.55))
    strokes.push(
      ...breastMark(
        x,
        y,
        [wx, wy],
        { long, wide, dark, bars: chance.happens(head.markShape) },
        place
      )
    );
  if (at.back > 0.6 && chance.happens(0.6))
    strokes.push(
      `<path d="M${say(side(0.72, 0.5))}Q${say(side(1.02, 0))} ${say(side(0.72, -0.5))}" stroke="${recipe.back.edge}" stroke-width="${Math.round(clamp(long * 0.5, 2, 5))}" stroke-opacity=".4"/>`
    );
  return strokes;
}

/** The lie of the feathers: back over the crown, down over the cheek, neck and breast. */
function wayAt(x: number, y: number, salt: number): Spot {
  const down = smooth(-10, 46, (y - 44) * 0.75 + (x - 52) * 0.5);
  const sway = 0.22 * noise(x / 9, y / 9, 512, salt + 6);
  const wx = mix(1, x < 46 ? 0.12 : 0.42, down) - sway * 0.5;
  const wy = mix(-0.02 + (x - 40) * 0.008, 1, down) + sway;
  const size = Math.sqrt(wx * wx + wy * wy) || 1;
  return [wx / size, wy / size];
}

type Mark = { long: number; wide: number; dark: string; bars: boolean };

function breastMark(
  x: number,
  y: number,
  [wx, wy]: Spot,
  { long, wide, dark, bars }: Mark,
  place: (x: number, y: number) => Spot
): string[] {
  if (!bars)
    return [
      drop(
        x + wx * long * 0.3,
        y + wy * long * 0.3,
        [wx, wy],
        long * 0.85,
        wide * 0.55,
        dark,
        place
      )
    ];
  const end = (out: number, on: number) =>
    place(x + wx * long * on - wy * wide * out, y + wy * long * on + wx * wide * out);
  return [
    `<path d="M${say(end(1, 0.5))}Q${say(end(0, 0.78))} ${say(end(-1, 0.5))}" stroke="${dark}" stroke-width="${Math.round(long * 0.9)}" stroke-opacity=".85"/>`
  ];
}

/** Narrow above, round below. */
function drop(
  x: number,
  y: number,
  [wx, wy]: Spot,
  long: number,
  wide: number,
  fill: string,
  place: (x: number, y: number) => Spot
): string {
  const at = (share: number, out: number) =>
    place(x + wx * long * share - wy * wide * out, y + wy * long * share + wx * wide * out);
  return `<path d="M${say(at(0, 0))}C${say(at(0.5, 0.4))} ${say(at(0.7, 1.1))} ${say(at(1, 0))}C${say(at(0.7, -1.1))} ${say(at(0.5, -0.4))} ${say(at(0, 0))}Z" fill="${fill}" fill-opacity=".85"/>`;
}

const say = ([x, y]: Spot) => `${Math.round(x)} ${Math.round(y)}`;
