import type { View } from '#lib/domain/specimen/specimen.ts';
import type { Look } from './look.ts';
import type { Saw } from './saw.ts';
import type { Stage } from './stage.ts';
import { firstLook } from './table.ts';
import { dot, facingUs, minus, times, turningOf } from './turning.ts';

/** Held as a view of that name shows it; base and cut fill the stage. */
export function lookAt(view: View, look: Look, stages: Stage[]): Look {
  const { lamp } = look;
  const first = firstLook(stages);
  if (view === 'side') return { ...first, lamp, yaw: 90 };
  // a little aside, so that what the face belongs to is seen as well
  if (view === 'base') {
    const base = baseOf(stages[0]!);
    const { yaw, pitch } = facingUs(base.facing);
    return close({ ...first, lamp, yaw, pitch: pitch + 12 }, stages[0]!, base);
  }
  if (view === 'cut') {
    const stage = stages.find((one) => one.model().saw !== null);
    if (!stage) return { ...first, lamp };
    const saw = stage.model().saw!;
    const { yaw, pitch } = facingUs(saw.facing);
    return close({ ...first, lamp, cut: true, yaw, pitch: pitch - 22 }, stage, saw);
  }
  return { ...first, lamp: view === 'lamp' };
}

function baseOf(stage: Stage): Saw {
  const named = stage.specimen().landmarks.find(({ id }) => id === 'base');
  return { middle: named?.at ?? [0, 0, 0], facing: named?.facing ?? [0, -1, 0] };
}

/** Nearer, with a face in the middle of its stage, as large as it allows. */
function close(look: Look, stage: Stage, { middle, facing }: Saw): Look {
  let radius = 0;
  for (const { positions } of stage.specimen().surfaces)
    for (let i = 0; i < positions.length; i += 3) {
      const away = minus([positions[i]!, positions[i + 1]!, positions[i + 2]!], middle);
      const deep = dot(away, facing);
      if (Math.abs(deep) < 0.6) radius = Math.max(radius, dot(away, away) - deep * deep);
    }
  const { width, height } = stage.size();
  const fits = (0.36 * Math.min(width, height)) / Math.max(Math.sqrt(radius), 0.2);
  const scale = Math.min(look.scale * 12, Math.max(look.scale, fits));
  const [x, y] = times(turningOf(look), minus(middle, stage.model().middle));
  return { ...look, scale, at: scale > look.scale ? [x, y] : [0, 0] };
}
