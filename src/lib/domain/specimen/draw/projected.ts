import type { Point, Surface } from '#lib/domain/specimen/specimen.ts';
import type { Camera } from './camera.ts';
import { dot } from './vector.ts';

/**
 * Vertices as the picture sees them. `points` and `normals` in its axes (cm from its middle to the right
 * and up; towards the viewer); `x` and `y` in samples, y downwards, snapped to 1/16 so that neighbouring
 * triangles share their edge exactly; `z` in cm.
 */
export type Projected = {
  points: Float32Array;
  normals: Float32Array;
  x: Float32Array;
  y: Float32Array;
  z: Float32Array;
};

/** `samples`: along one side of a pixel. */
export function project(surface: Surface, camera: Camera, samples: number): Projected {
  const points = inAxes(surface.positions, camera);
  const count = points.length / 3;
  const scale = camera.pxPerCm * samples;
  const made: Projected = {
    points,
    normals: inAxes(surface.normals, camera),
    x: new Float32Array(count),
    y: new Float32Array(count),
    z: new Float32Array(count)
  };
  for (let i = 0; i < points.length; i += 3) {
    points[i] = points[i]! - camera.middle[0];
    points[i + 1] = points[i + 1]! - camera.middle[1];
  }
  for (let i = 0, at = 0; i < count; i++, at += 3) {
    made.x[i] = Math.round(((camera.width * samples) / 2 + points[at]! * scale) * 16) / 16;
    made.y[i] = Math.round(((camera.height * samples) / 2 - points[at + 1]! * scale) * 16) / 16;
    made.z[i] = points[at + 2]!;
  }
  return made;
}

/** A point of the specimen in pixels of the picture, and its depth in cm. */
export function place(at: Point, { right, up, toward, middle, pxPerCm, width, height }: Camera) {
  return {
    x: width / 2 + (dot(at, right) - middle[0]) * pxPerCm,
    y: height / 2 - (dot(at, up) - middle[1]) * pxPerCm,
    z: dot(at, toward)
  };
}

function inAxes(vectors: Float32Array, { right, up, toward }: Camera): Float32Array {
  const turned = new Float32Array(vectors.length);
  for (let i = 0; i < vectors.length; i += 3) {
    const x = vectors[i]!;
    const y = vectors[i + 1]!;
    const z = vectors[i + 2]!;
    turned[i] = x * right[0] + y * right[1] + z * right[2];
    turned[i + 1] = x * up[0] + y * up[1] + z * up[2];
    turned[i + 2] = x * toward[0] + y * toward[1] + z * toward[2];
  }
  return turned;
}
