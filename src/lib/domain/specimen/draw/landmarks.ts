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

/** Without the drawn samples it is not known what stands before a landmark. */
export function placeLandmarks(
  { landmarks }: Specimen,
  camera: Camera,
  drawn?: Samples
): PlacedLandmark[] {
  const { width, height, pxPerCm, toward } = camera;
  return landmarks.map(({ id, at, facing, radius }) => {
    const { x, y, z } = place(at, camera);
    const inside = x >= 0 && y >= 0 && x < width && y < height;
    const open = () => !drawn || nearest(drawn, x, y) < z + Math.max(0.05, radius * 0.25);
    return {
      id,
      x: percent(x / width),
      y: percent(y / height),
      radius: percent((radius * pxPerCm) / width),
      seen: inside && dot(facing, toward) > 0 && open()
    };
  });
}

function nearest({ left, top, perPixel, width, height, z }: Samples, x: number, y: number) {
  const column = Math.floor((x - left) * perPixel);
  const row = Math.floor((y - top) * perPixel);
  const inside = column >= 0 && row >= 0 && column < width && row < height;
  return inside ? z[row * width + column]! : -Infinity;
}

const percent = (share: number) => Math.round(share * 10000) / 100;
