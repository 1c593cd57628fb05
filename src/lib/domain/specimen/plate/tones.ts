import type { Still } from '#lib/domain/specimen/draw/draw-still.ts';
import { contour, type Field } from './contour.ts';

/**
 * A drawn picture as flat tones, as a lithographer would print it: from light to dark, each laid over
 * the last where the picture is darker, in the mean colour of what it stands for. Its units are half
 * pixels of the picture.
 */
export function tones(
  still: Still,
  { levels, outline }: { levels: number; outline: string }
): string {
  const inside = mask(still);
  const light = smoothed(brightness(still, inside));
  const steps = stepsOf(light, inside, levels);
  const silhouette = contour(
    toField(inside, (is) => (is ? 0 : 1)),
    0.5,
    12
  );
  const layers = steps.map((step, index) => {
    const colour = meanColour(still, light, inside, steps[index + 1] ?? -Infinity, step);
    const path = index === 0 ? silhouette : contour(light, step, index > 1 ? 5 : 8);
    return path && `<path fill="${colour}" d="${path}"/>`;
  });
  return `${layers.join('')}<path fill="none" stroke="${outline}" stroke-width="2.6" stroke-linejoin="round" d="${silhouette}"/>`;
}

export type Mask = { width: number; height: number; at: Uint8Array };

/** Where the specimen is, its shadow left out: of a picture on no ground. */
export function mask({ data, width, height }: Still): Mask {
  const at = Uint8Array.from({ length: width * height }, (_, i) => Number(data[i * 4 + 3]! > 150));
  return { width, height, at };
}

function toField({ width, height, at }: Mask, of: (is: number) => number): Field {
  return { width, height, at: Float32Array.from(at, of) };
}

/** Infinity outside. */
function brightness({ data, width, height }: Still, inside: Mask): Field {
  const at = Float32Array.from(inside.at, (is, i) =>
    is ? 0.3 * data[i * 4]! + 0.59 * data[i * 4 + 1]! + 0.11 * data[i * 4 + 2]! : Infinity
  );
  return { width, height, at };
}

/** Means of the nine around, of those inside. */
function smoothed({ width, height, at }: Field): Field {
  const soft = at.slice();
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const here = y * width + x;
      if (at[here] === Infinity) continue;
      let [sum, count] = [0, 0];
      for (let row = here - width; row <= here + width; row += width)
        for (let i = row - 1; i <= row + 1; i++)
          if (at[i]! < Infinity) {
            sum += at[i]!;
            count++;
          }
      soft[here] = sum / count;
    }
  return { width, height, at: soft };
}

/** Levels that hold equal shares of the picture, from the lightest; the first holds all. */
function stepsOf({ at }: Field, inside: Mask, levels: number): number[] {
  const values = at.filter((_, i) => inside.at[i]).sort();
  const steps = Array.from({ length: levels }, (_, i) =>
    i === 0 ? 256 : values[Math.floor(values.length * (1 - i / levels))]!
  );
  return steps.filter((step, i) => i === 0 || steps[i - 1]! - step > 1.5);
}

function meanColour(
  { data }: Still,
  { at }: Field,
  inside: Mask,
  from: number,
  to: number
): string {
  const sum = [0, 0, 0, 1e-9];
  for (let i = 0; i < at.length; i++) {
    if (!inside.at[i] || at[i]! < from || at[i]! > to) continue;
    for (let k = 0; k < 3; k++) sum[k]! += data[i * 4 + k]!;
    sum[3]!++;
  }
  const hex = (k: number) =>
    Math.round(sum[k]! / sum[3]!)
      .toString(16)
      .padStart(2, '0');
  return `#${hex(0)}${hex(1)}${hex(2)}`;
}
