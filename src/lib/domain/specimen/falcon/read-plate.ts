import { blend, colourOf, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { inside, type Spot } from './drawn.ts';

/** A piece of flat colour: closed outline, in the plate's units. Later ones lie on top of earlier ones. */
export type Piece = { outline: Spot[]; colour: Colour };

/**
 * A plate's own drawing read back as pieces to be cut out: fills as they are, lines as narrow strips.
 * What is half transparent takes its part of the colour it lies on.
 */
export function readPlate(svg: string): Piece[] {
  const table: Table = { pieces: [], grounds: [] };
  for (const [, kind, text] of svg.matchAll(/<(path|circle) ([^>]*)\/>/g)) {
    const say = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(text!)?.[1];
    const fill = say('fill');
    const closed = kind === 'circle' ? [circle(say)] : runs(say('d')!);
    if (fill && fill !== 'none')
      for (const outline of closed) lay(table, outline, fill, Number(say('fill-opacity') ?? 1));
    const width = Number(say('stroke-width') ?? 0);
    const stroke = say('stroke');
    if (stroke && width > 0)
      for (const line of closed)
        for (const strip of strips(line, width))
          lay(table, strip, stroke, Number(say('stroke-opacity') ?? 1));
  }
  return table.pieces;
}

type Table = { pieces: Piece[]; grounds: Ground[] };

function lay({ pieces, grounds }: Table, outline: Spot[], paint: string, opacity: number): void {
  if (opacity < 0.12) return;
  // the bill alone is painted in passing tones: its middle one
  let colour = colourOf(paint.startsWith('#') ? paint : '#64727c');
  if (opacity < 1) {
    const under = below(grounds, middleOf(outline));
    if (!under) return;
    colour = blend([...under], colour, opacity);
  }
  const piece = { outline, colour };
  pieces.push(piece);
  if (outline.length > 4) grounds.push(groundOf(piece));
}

/** What may lie below a strip, with its bounds: strips themselves are too narrow to ask. */
type Ground = Piece & { left: number; right: number; top: number; bottom: number };

function groundOf({ outline, colour }: Piece): Ground {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  return { outline, colour, left, right, top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The colour that a place had before. Only the last are asked: a strip follows what it lies on. */
function below(grounds: Ground[], [x, y]: Spot): Colour | null {
  for (let i = grounds.length - 1; i >= Math.max(0, grounds.length - 200); i--) {
    const one = grounds[i]!;
    if (x < one.left || x > one.right || y < one.top || y > one.bottom) continue;
    if (inside(one.outline, [x, y])) return one.colour;
  }
  return null;
}

function middleOf(outline: Spot[]): Spot {
  const sum = outline.reduce<Spot>(([x, y], spot) => [x + spot[0], y + spot[1]], [0, 0]);
  return [sum[0] / outline.length, sum[1] / outline.length];
}

function circle(say: (name: string) => string | undefined): Spot[] {
  const [x, y, r] = ['cx', 'cy', 'r'].map((name) => Number(say(name))) as [number, number, number];
  // an octagon turned into a circle by halving: 24 corners
  return Array.from({ length: 24 }, (_, i): Spot => {
    const [c, n] = corners[i]!;
    return [x + r * c, y + r * n];
  });
}

const corners = (() => {
  const [c, n] = [0.9659258262890683, 0.25881904510252074];
  const all: Spot[] = [[1, 0]];
  for (let i = 1; i < 24; i++) {
    const [x, y] = all[i - 1]!;
    all.push([x * c - y * n, x * n + y * c]);
  }
  return all;
})();

/** Path data (M, L, Q, C, Z with whole coordinates) as points. */
function runs(data: string): Spot[][] {
  const found: Spot[][] = [];
  let at: Spot = [0, 0];
  // a long smooth edge needs fewer points to a stretch than a drop of four strokes
  const steps = data.split('C').length > 12 ? 2 : 5;
  for (const [, command, numbers] of data.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const n = (numbers!.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
    const spot = (i: number): Spot => [n[i * 2]!, n[i * 2 + 1]!];
    const run = found[found.length - 1];
    if (command === 'M') found.push([spot(0)]);
    else if (command === 'L') run!.push(spot(0));
    else if (command === 'Q') run!.push(...bent([at, spot(0), spot(1)], 3));
    else if (command === 'C') run!.push(...bent([at, spot(0), spot(1), spot(2)], steps));
    if (command !== 'Z') at = found[found.length - 1]!.at(-1)!;
  }
  return found;
}

/** Points along a curve by its handles (de Casteljau), without the first. */
function bent(handles: Spot[], steps: number): Spot[] {
  return Array.from({ length: steps }, (_, i) => {
    const share = (i + 1) / steps;
    let left = handles;
    while (left.length > 1)
      left = left
        .slice(1)
        .map(([x, y], k): Spot => [
          left[k]![0] + (x - left[k]![0]) * share,
          left[k]![1] + (y - left[k]![1]) * share
        ]);
    return left[0]!;
  });
}

function strips(line: Spot[], width: number): Spot[][] {
  return line.slice(1).flatMap(([x, y], i) => {
    const [fx, fy] = line[i]!;
    const long = Math.sqrt((x - fx) ** 2 + (y - fy) ** 2);
    if (long < 0.5) return [];
    const [ax, ay] = [((fy - y) / long) * (width / 2), ((x - fx) / long) * (width / 2)];
    return [
      [
        [fx + ax, fy + ay],
        [fx - ax, fy - ay],
        [x - ax, y - ay],
        [x + ax, y + ay]
      ] as Spot[]
    ];
  });
}
