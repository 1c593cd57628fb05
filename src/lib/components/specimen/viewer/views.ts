import type { View } from '#lib/domain/specimen/specimen.ts';
import type { Look } from './look.ts';
import type { Stage } from './stage.ts';
import { firstLook } from './table.ts';
import { facingUs, minus, times, turningOf } from './turning.ts';

/** Held as a view of that name shows it; base and cut fill the stage. */
export function lookAt(view: View, look: Look, stages: Stage[]): Look {
  const { lamp } = look;
  const first = firstLook(stages);
  if (view === 'side') return { ...first, lamp, yaw: 90 };
  if (view === 'base') return close({ ...first, lamp, pitch: -78 }, stages, 'base');
  if (view === 'cut') {
    const saw = stages.map((stage) => stage.model().saw).find((one) => one !== null);
    if (!saw) return { ...first, lamp };
    const { yaw, pitch } = facingUs(saw.facing);
    // a little aside, so that what the face belongs to is seen as well
    return close({ ...first, lamp, cut: true, yaw, pitch: pitch - 22 }, stages, 'cut');
  }
  return { ...first, lamp: view === 'lamp' };
}

/** Nearer, with what the view is about in the middle of the first stage. */
function close(look: Look, stages: Stage[], what: 'base' | 'cut'): Look {
  const stage = stages[0]!;
  const { saw, middle } = stage.model();
  const { landmarks, surfaces } = stage.specimen();
  const base = landmarks.find(({ id }) => id === 'base')?.at ?? [0, 0, 0];
  const target = what === 'cut' && saw ? saw.middle : base;
  const [x, y] = times(turningOf(look), minus(target, middle));
  // as wide as what lies about that height
  let radius = 0;
  for (const { positions } of surfaces)
    for (let i = 0; i < positions.length; i += 3)
      if (Math.abs(positions[i + 1]! - target[1]) < 0.6)
        radius = Math.max(
          radius,
          Math.hypot(positions[i]! - target[0], positions[i + 2]! - target[2])
        );
  const { width, height } = stage.size();
  const fits = (0.36 * Math.min(width, height)) / Math.max(radius, 0.2);
  const scale = Math.min(look.scale * 12, Math.max(look.scale, fits));
  return { ...look, scale, at: scale > look.scale ? [x, y] : [0, 0] };
}
