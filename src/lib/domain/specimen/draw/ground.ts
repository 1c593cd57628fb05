import { toLinear } from './light.ts';
import { hidden, type ShadowMap } from './shadow.ts';
import { smooth } from './vector.ts';

/** The picture mat of the pages (`--mat`), the same in light and dark so that colours stay true. */
const mat = [0xf2, 0xef, 0xe9].map(toLinear) as [number, number, number];
/** Shadows on it are a little cooler than the mat. */
const shadowTone = [0.5, 0.49, 0.47] as const;
const cell = 4;

/**
 * What lies under the specimen: the mat or nothing, and on it the specimen's soft shadow. `floor`: depth
 * of the mat in cm. Reckoned every fourth pixel and spread between.
 */
export function makeGround(
  { width, height, pxPerCm }: { width: number; height: number; pxPerCm: number },
  { shadows, floor, kind }: { shadows: ShadowMap; floor: number; kind: 'mat' | 'none' }
) {
  const columns = Math.ceil(width / cell) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const dark = new Float32Array(columns * rows);
  const extent = shadows.size / shadows.scale;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = (column * cell - width / 2) / pxPerCm;
      const y = (height / 2 - row * cell) / pxPerCm;
      const spin = (((row & 1) * 2 + (column & 1)) / 4) * 0.25;
      dark[row * columns + column] = hidden(shadows, [x, y, floor], {
        ...{ breadth: 0.9, reach: extent * 0.06, spin }
      });
    }
  const soft = blurred(blurred(dark, columns, rows), columns, rows);
  return (x: number, y: number, into: [number, number, number, number]) => {
    // shadows end before the picture does
    const inside =
      smooth(0, width * 0.14, Math.min(x, width - x)) *
      smooth(0, width * 0.14, Math.min(y, height - y));
    const shade = read(soft, columns, x / cell, y / cell) * inside;
    for (let k = 0; k < 3; k++)
      into[k] = kind === 'mat' ? mat[k]! * (1 - shadowTone[k]! * shade) : 0.012;
    into[3] = kind === 'mat' ? 1 : 0.2 * shade;
  };
}

function read(field: Float32Array, columns: number, x: number, y: number) {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const [u, v] = [x - column, y - row];
  const at = row * columns + column;
  const upper = field[at]! * (1 - u) + field[at + 1]! * u;
  const lower = field[at + columns]! * (1 - u) + field[at + columns + 1]! * u;
  return upper * (1 - v) + lower * v;
}

function blurred(field: Float32Array, columns: number, rows: number): Float32Array {
  const made = new Float32Array(field.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      let weight = 0;
      for (let y = -1; y <= 1; y++)
        for (let x = -1; x <= 1; x++) {
          const [i, j] = [column + x, row + y];
          if (i < 0 || j < 0 || i >= columns || j >= rows) continue;
          const share = (2 - Math.abs(x)) * (2 - Math.abs(y));
          sum += share * field[j * columns + i]!;
          weight += share;
        }
      made[row * columns + column] = sum / weight;
    }
  return made;
}
