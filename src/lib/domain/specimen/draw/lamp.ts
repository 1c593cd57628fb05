import type { Surface } from '#lib/domain/specimen/specimen.ts';
import type { Camera } from './camera.ts';
import { toLinear } from './light.ts';
import { develop, makeBrush, makePicture } from './picture.ts';
import type { Projected } from './projected.ts';
import { rasterise } from './rasterise.ts';
import type { Samples } from './samples.ts';
import { softened } from './soften.ts';

/** Hairs are no closed surfaces: each counts as this much of its material, cm. */
const hairThickness = 0.012;
/** How far light strays on its way through horn, cm: what is inside has soft edges. */
const straying = 0.028;

/**
 * Against the light: along each ray every closed surface adds the depth at which the ray leaves it and
 * takes away that at which it enters, times what its material absorbs a centimetre (for red, green and
 * blue); what is left of the lamp is e to the power of minus the sum (Beer and Lambert).
 */
export function drawAgainstLamp(
  samples: Samples,
  parts: { surface: Surface; at: Projected }[],
  camera: Camera
): Uint8ClampedArray {
  const absorbed = [0, 1, 2].map(() => new Float32Array(samples.z.length)) as Sums;
  for (const { surface, at } of parts) sumDepths(absorbed, samples, surface, at);
  const picture = makePicture(camera.width, camera.height);
  const brush = makeBrush(picture, samples);
  const { width, height, z } = samples;
  for (let row = 0, k = 0; row < height; row++)
    for (let column = 0; column < width; column++, k++)
      if (z[k]! > -Infinity)
        brush(column, row, held(absorbed[0][k]!), held(absorbed[1][k]!), held(absorbed[2][k]!));
  const edges = edgesOf(samples, camera.width, camera.height);
  softened(picture, straying * camera.pxPerCm);
  throughHorn(picture, edges);
  return develop(picture, lampGround(camera));
}

type Sums = [Float32Array, Float32Array, Float32Array];

const held = (sum: number) => (sum < 0 ? 0 : sum > 12 ? 12 : sum);

function sumDepths(sums: Sums, samples: Samples, { indices, material }: Surface, at: Projected) {
  const [red, green, blue] = sums;
  const [r, g, b] = material.absorb;
  const hair = material.kind === 'hair';
  let [a, zb, zc, sign] = [0, 0, 0, 1];
  rasterise(at, indices, samples, {
    begin(first, second, third, back) {
      a = at.z[first]!;
      zb = at.z[second]! - a;
      zc = at.z[third]! - a;
      sign = back ? -1 : 1;
      return true;
    },
    put(sample, u, v) {
      const depth = hair ? hairThickness / 2 : sign * (a + u * zb + v * zc);
      red[sample] = red[sample]! + depth * r;
      green[sample] = green[sample]! + depth * g;
      blue[sample] = blue[sample]! + depth * b;
    }
  });
}

/** Per pixel: how steeply the surface turns away, 0 (faces us) to 1: there light is bent aside. */
function edgesOf(
  { left, top, perPixel, width, height, z, nx, ny }: Samples,
  columns: number,
  rows: number
): Float32Array {
  const edges = new Float32Array(columns * rows);
  const counts = new Uint8Array(edges.length);
  for (let row = 0, k = 0; row < height; row++) {
    const line = (top + Math.floor(row / perPixel)) * columns + left;
    for (let column = 0; column < width; column++, k++) {
      if (z[k] === -Infinity) continue;
      const at = line + Math.floor(column / perPixel);
      const flat = Math.sqrt(Math.max(0, 1 - nx[k]! * nx[k]! - ny[k]! * ny[k]!));
      // a little light from before shows the relief
      edges[at] = edges[at]! + 1 - flat + 0.16 * (0.3 * nx[k]! - 0.5 * ny[k]!);
      counts[at] = counts[at]! + 1;
    }
  }
  for (let at = 0; at < edges.length; at++) if (counts[at]) edges[at] = edges[at]! / counts[at]!;
  return edges;
}

/** Turns absorbed sums into light, in place. */
function throughHorn({ light }: { light: Float32Array }, edges: Float32Array) {
  for (let at = 0, pixel = 0; at < light.length; at += 4, pixel++) {
    const cover = light[at + 3]!;
    if (cover <= 0) continue;
    const edge = edges[pixel]!;
    const bent = 1 - 0.5 * edge * Math.abs(edge);
    for (let k = 0; k < 3; k++) {
      const through = Math.exp(-light[at + k]! / cover) * bent * lampColour[k]!;
      const before = frontGlow[k]! * (1 - 0.6 * edge);
      light[at + k] = cover * Math.min(1, through + before);
    }
  }
}

const lampColour = [0xff, 0xfa, 0xee].map(toLinear);
const frontGlow = [0.0135, 0.009, 0.0065];
const far = [0xf6, 0xe9, 0xcf].map(toLinear);

/** A frosted pane with the lamp behind its middle: white there, warmer towards the corners. */
function lampGround({ width, height }: Camera) {
  return (x: number, y: number, into: [number, number, number, number]) => {
    const [dx, dy] = [(2 * x) / width - 1, (2 * y) / height - 1];
    const away = Math.min(1, (dx * dx + dy * dy) / 2);
    const share = away * away * (3 - 2 * away);
    for (let k = 0; k < 3; k++) into[k] = lampColour[k]! * (1 - share) + far[k]! * share;
    into[3] = 1;
  };
}
