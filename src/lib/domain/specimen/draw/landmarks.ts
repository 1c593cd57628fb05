import type { Specimen } from '#lib/domain/specimen/specimen.ts';
import type { Camera } from './camera.ts';
import { place } from './projected.ts';
import type { Samples } from './samples.ts';
import { dot } from './vector.ts';

/** Where a landmark falls in a picture: percent of its width and height, so at any size of it. */
export type PlacedLandmark = {
  id: string;
  /** Percent of the width from the left. */
  x: number;
  /** Percent of the height from the top. */
  y: number;
  /** How near counts, percent of the width. */
  radius: number;
  /** Inside the picture, facing the viewer and not behind anything. */
  seen: boolean;
};

export function placeLandmarks(
  { landmarks }: Specimen,
  camera: Camera,
  samples: Samples,
  perPixel: number
): PlacedLandmark[] {
  const { width, height, pxPerCm, toward } = camera;
  return landmarks.map(({ id, at, facing, radius }) => {
    const { x, y, z } = place(at, camera);
    const [column, row] = [Math.floor(x * perPixel), Math.floor(y * perPixel)];
    const inside = x >= 0 && y >= 0 && x < width && y < height;
    const nearest = inside ? samples.z[row * samples.width + column]! : Infinity;
    return {
      id,
      x: percent(x / width),
      y: percent(y / height),
      radius: percent((radius * pxPerCm) / width),
      seen: inside && dot(facing, toward) > 0 && nearest < z + Math.max(0.05, radius * 0.25)
    };
  });
}

const percent = (share: number) => Math.round(share * 10000) / 100;
