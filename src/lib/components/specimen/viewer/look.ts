import type { Held } from './turning.ts';

/**
 * How specimens are looked at. One look serves all that stand side by side: they turn, grow and are lit
 * together, and a centimetre is as long on each.
 */
export type Look = Held & {
  /** CSS pixels that make one centimetre. */
  scale: number;
  /** Where the middle of the stage lies, cm right and up of the specimen's middle. */
  at: [number, number];
  lamp: boolean;
  /** Sawn through, where the specimen has a cut. */
  cut: boolean;
};

/** The least and most that a centimetre may measure, in CSS pixels. */
export type Limits = { least: number; most: number };

export function turned(look: Look, yaw: number, pitch: number): Look {
  return {
    ...look,
    yaw: (((look.yaw + yaw) % 360) + 360) % 360,
    pitch: Math.min(90, Math.max(-90, look.pitch + pitch))
  };
}

/** Larger or smaller by a factor; `x` and `y` (px from the middle of the stage) stay where they are. */
export function zoomed(look: Look, by: number, limits: Limits, x = 0, y = 0): Look {
  const scale = Math.min(limits.most, Math.max(limits.least, look.scale * by));
  const gone = 1 / look.scale - 1 / scale;
  const at: Look['at'] = [look.at[0] + x * gone, look.at[1] - y * gone];
  return { ...look, scale, at: scale <= limits.least ? [0, 0] : at };
}

/** What lies under the hand is moved with it, by pixels. */
export function moved(look: Look, x: number, y: number): Look {
  return { ...look, at: [look.at[0] - x / look.scale, look.at[1] + y / look.scale] };
}

/** Held at the nearest of the steps that a slow machine turns in. */
export function stepped(look: Look, step: number): Look {
  const near = (angle: number) => Math.round(angle / step) * step;
  return { ...look, yaw: near(look.yaw) % 360, pitch: near(look.pitch) };
}
