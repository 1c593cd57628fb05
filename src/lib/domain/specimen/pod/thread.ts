import { colourOf, dim } from '#lib/domain/specimen/form/colour.ts';
import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, surfaceOf, type Patch } from '#lib/domain/specimen/form/patch.ts';
import { cos, radians, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import { cross, plus, scaled, unit } from '#lib/domain/specimen/form/vector.ts';
import type { Point, Surface } from '#lib/domain/specimen/specimen.ts';
import type { PodRecipe } from './recipe.ts';
import type { Skin } from './skin.ts';

/** Thread that ties a neck or closes a seam; none where neither is. */
export function podThread(recipe: PodRecipe, skin: Skin): Surface | null {
  const lines = recipe.gathered ? [tie(recipe, skin)] : recipe.stitches ? sewing(recipe, skin) : [];
  if (!lines.length) return null;
  const material = {
    gloss: 0.15,
    absorb: [5, 5, 6] as [number, number, number],
    kind: 'solid' as const
  };
  return surfaceOf(
    lines.map((line) => cord(line, recipe)),
    false,
    { name: 'thread', material }
  );
}

/** Five turns round the neck, and two loose ends that lie on the hair. */
function tie({ salt, pore, width }: PodRecipe, skin: Skin): Point[] {
  const chance = chanceOf(`thread ${salt}`);
  const from = chance.share() * turn;
  const ring = (pore / width) * 1.25;
  const line: Point[] = [];
  const end = (angle: number, start: number, bend: number) => {
    const tail: Point[] = [];
    for (let i = 0; i <= 14; i++) {
      const s = start + (i / 14) * 0.42;
      const a = angle + bend * (i / 14) * (i / 14);
      tail.push(raised(skin, s * cos(a), s * sin(a), 0.07));
    }
    return tail;
  };
  line.push(...end(from - 0.5, ring, -0.7 - 0.5 * chance.share()).reverse());
  const turns = 5 * turn;
  const level = levelOf(skin, ring);
  for (let i = 0; i <= 230; i++) {
    const a = from + (i / 230) * turns;
    const s = ring * (0.95 + 0.22 * (i / 230) + 0.09 * noise(i / 14, 0.5, 512, salt + 31));
    const [x, y] = skin.place(s * cos(a), s * sin(a));
    line.push([x, y, level + 0.015 * noise(i / 9, 3.5, 512, salt + 33) + 0.09 * (i / 230)]);
  }
  line.push(...end(from + 0.4, ring, 0.9 * chance.share()));
  return line;
}

/** The thread lies on the crests of the folds. */
function levelOf(skin: Skin, ring: number): number {
  let high = -Infinity;
  for (let i = 0; i < 48; i++) {
    const angle = (i / 48) * turn;
    high = Math.max(high, skin.place(ring * cos(angle), ring * sin(angle))[2]);
  }
  return high - 0.02;
}

function sewing({ stitches, seam, salt, width }: PodRecipe, skin: Skin): Point[][] {
  const chance = chanceOf(`thread ${salt}`);
  const [c, n] = [cos(radians(seam.angle)), sin(radians(seam.angle))];
  const reach = Math.sqrt(1.15 - seam.offset * seam.offset);
  return Array.from({ length: stitches }, (_, nth) => {
    const along = reach * (((nth + 0.5) / stitches) * 2 - 1) + chance.spread() * 0.02;
    const slant = 0.035 + 0.02 * chance.spread();
    const half = (0.2 + 0.03 * chance.spread()) / width;
    let across = seam.offset;
    for (let i = 0; i < 3; i++)
      across -= skin.fromSeam(across * c - along * n, across * n + along * c) / (width / 2);
    return Array.from({ length: 13 }, (_, i) => {
      const share = (i / 12) * 2 - 1;
      const [a, b] = [across + share * 2 * half, along + share * slant];
      return raised(skin, a * c - b * n, a * n + b * c, 0.07 * (1 - share * share) - 0.02);
    });
  });
}

function raised(skin: Skin, x: number, y: number, height: number): Point {
  return plus(skin.place(x, y), skin.outward(x, y), height);
}

const round = 8;
const thickness = 0.024;

/** A twisted cord along a line, open at its ends. */
function cord(line: Point[], { thread, salt }: PodRecipe): Patch {
  const rows = line.length;
  const body = patch(round, rows);
  const colour = colourOf(thread);
  let before: Point = [0, 0, 1];
  line.forEach((place, row) => {
    const along = unit(plus(line[Math.min(row + 1, rows - 1)]!, line[Math.max(row - 1, 0)]!, -1));
    const aside = unit(cross(along, before));
    const up = cross(aside, along);
    before = up;
    const closed = row === 0 || row === rows - 1 ? 0.15 : 1;
    for (let column = 0; column < round; column++) {
      const angle = (-column / round) * turn;
      const ply = 0.5 + 0.5 * cos(angle * 2 + row * 0.9);
      const radius = thickness * closed * (0.85 + 0.3 * ply);
      const out = plus(scaled(up, cos(angle) * radius), aside, sin(angle) * radius);
      body.positions.set(plus(place, out), (row * round + column) * 3);
      const fleck = 0.1 * noise(row / 3, column, 64, salt + 32);
      paint(body, row, column, dim([...colour], 0.62 + 0.4 * ply + fleck));
    }
  });
  return body;
}
