import { centreLine, type CentreLine, type Frame } from '#lib/domain/specimen/form/centre-line.ts';
import { hill, mix, smooth, through } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { cos, radians, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import type { Point } from '#lib/domain/specimen/specimen.ts';
import { directionOf } from './axis.ts';
import type { HornRecipe } from './recipe.ts';
import { reliefOf, type Relief } from './relief.ts';

/** Where everything of one horn lies, before it is cut into patches. Angles: 0 outside, a quarter in front. */
export type HornForm = {
  line: CentreLine;
  relief: Relief;
  /** Radius of the surface with all that stands on it, cm. */
  outer: (angle: number, t: number) => number;
  /** Radius of the bore, cm; 0 above the bone. */
  inner: (angle: number, t: number) => number;
  /** Thickness at `t`, as a share of that at the base. */
  taper: (t: number) => number;
  writePlace: (into: Float64Array, at: number, frame: Frame, angle: number, far: number) => void;
  place: (angle: number, t: number, far: number) => Point;
};

export function formOf(recipe: HornRecipe): HornForm {
  const { length, salt, section, core, cast } = recipe;
  const line = centreLine(length, directionOf(recipe.axis));
  const taper = through(section.taper);
  const relief = reliefOf(recipe, taper);
  const [across, deep] = [section.base[0] / 2, section.base[1] / 2];
  const finest = Math.min(across, deep) * 0.03;

  const body = (angle: number, t: number) => {
    const c = cos(angle) / across;
    const s = sin(angle) / deep;
    let far = taper(t) / Math.sqrt(c * c + s * s);
    // edges soften towards the tip
    const kept = 1 - smooth(0.55, 1, t) * 0.7;
    for (const [at, rise, width] of section.edges)
      far *= 1 + rise * kept * hill(away(angle, radians(at)) / radians(width));
    if (section.lumps)
      far *= 1 + section.lumps * layered((angle / turn) * 3, t * length * 0.22, 3, salt + 11, 2);
    return Math.max(far, finest);
  };

  const outer = (angle: number, t: number) => {
    const smoothPart = body(angle, t);
    let far = smoothPart + relief.height(angle, t) + relief.fine(angle, t);
    if (cast.seam || cast.offset) far += moulded(recipe, angle, t, smoothPart);
    return Math.max(far, finest * 0.5) * rounded(t);
  };

  const inner = (angle: number, t: number) => {
    if (t >= core.part) return 0;
    const rise = t / core.part;
    const narrowing = 1 - rise * rise * mix(rise, 1, 0.4);
    const wall = core.wall * mix(0.5, 1, smooth(0, 0.12, t));
    const around =
      (angle / turn) * core.teeth + 0.35 * noise((angle / turn) * 7, t * 9, 7, salt + 5);
    const tooth = core.depth * Math.abs(around - Math.floor(around) - 0.5) * 2;
    const uneven = 1 + 0.05 * noise((angle / turn) * 4, t * length * 0.5, 4, salt + 6);
    return Math.max((body(angle, t) - wall) * narrowing * uneven - tooth * narrowing, 0.01);
  };

  const writePlace: HornForm['writePlace'] = (into, at, { place, aside, ahead }, angle, far) => {
    const c = cos(angle) * far;
    const s = sin(angle) * far;
    into[at] = place[0] + aside[0] * c + ahead[0] * s;
    into[at + 1] = place[1] + aside[1] * c + ahead[1] * s;
    into[at + 2] = place[2] + aside[2] * c + ahead[2] * s;
  };
  const twisted = (angle: number, t: number) => angle + radians(recipe.twist) * t;
  return {
    line: { ...line, at: (t) => turnedBy(line.at(t), radians(recipe.twist) * Math.max(t, 0)) },
    relief,
    outer,
    inner,
    taper,
    writePlace,
    place: (angle, t, far) => {
      const frame = line.at(t);
      const into = new Float64Array(3);
      writePlace(into, 0, frame, twisted(angle, t), far);
      return [into[0]!, into[1]!, into[2]!];
    }
  };
}

/** The way round from one angle to another, 0 to half a turn. */
export function away(angle: number, other: number): number {
  const turns = (angle - other) / turn;
  return Math.abs(turns - Math.round(turns)) * turn;
}

function turnedBy(frame: Frame, angle: number): Frame {
  const [c, s] = [cos(angle), sin(angle)];
  const mixed = (a: Point, b: Point, k: number, l: number): Point => [
    a[0] * k + b[0] * l,
    a[1] * k + b[1] * l,
    a[2] * k + b[2] * l
  ];
  const { aside, ahead } = frame;
  return { ...frame, aside: mixed(aside, ahead, c, s), ahead: mixed(aside, ahead, -s, c) };
}

/** The last hundredth and a half closes in a dome. */
function rounded(t: number): number {
  if (t <= 0.985) return 1;
  const x = (t - 0.985) / 0.015;
  return Math.sqrt(Math.max(0, 1 - x * x));
}

/** The line where two halves of a mould met, and how far they stood off. */
function moulded(
  { cast, salt, length }: HornRecipe,
  angle: number,
  t: number,
  far: number
): number {
  const from = radians(cast.at);
  const lengthwise = 0.75 + 0.35 * noise(0.5, t * length * 0.9, 4, salt + 13);
  const near = Math.min(away(angle, from), away(angle, from + turn / 2)) * far;
  const turns = (angle - from) / turn;
  const half = turns - Math.floor(turns) < 0.5 ? 0.5 : -0.5;
  return cast.seam * lengthwise * hill(near / 0.1) + cast.offset * half;
}
