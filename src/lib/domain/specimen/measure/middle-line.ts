import type { Walk } from './walk.ts';

/** Middles of a long thing from its narrow end to its wide one, about evenly apart; three numbers each. */
export type MiddleLine = {
  at: Float64Array;
  stations: number;
  /** Station that each point lies nearest to by the walk; -1: within, past the wide end. */
  stationOf: Int32Array;
};

/** Rough middles by how far the walk had come, then straightened by cuts across the line. */
export function middleLine(positions: Float32Array, walk: Walk): MiddleLine {
  let most = 0;
  for (const way of walk.far) if (way < Infinity) most = Math.max(most, way);
  // stations nearer than that wobble on a horn of a thumb's thickness
  const step = Math.max(walk.edge * 2, Math.min(0.7, most * 0.05));
  const count = Math.floor(most / step) + 1;
  const sums = new Float64Array(count * 3);
  const counts = new Float64Array(count);
  for (let box = 0; box < walk.boxes; box++) {
    if (walk.far[box] === Infinity) continue;
    const station = Math.floor(walk.far[box]! / step);
    counts[station]!++;
    for (let axis = 0; axis < 3; axis++) sums[station * 3 + axis]! += walk.middles[box * 3 + axis]!;
  }
  for (let i = 0; i < sums.length; i++) sums[i]! /= Math.max(1, counts[Math.floor(i / 3)]!);
  const stations = beforeFold(sums, count, step);
  const stationOf = walk.boxOf.map((box) => {
    const station = Math.floor(walk.far[box]! / step);
    return station < stations ? station : -1;
  });
  const line = { at: sums.slice(0, stations * 3), stations, stationOf };
  for (let round = 0; round < 4; round++) {
    recentre(positions, line, step);
    straightenEnd(line);
  }
  smoothen(line.at, 4);
  straightenEnd(line);
  return finer(line);
}

/** Each middle between its neighbours, both ends left alone. */
function smoothen(at: Float64Array, passes: number): void {
  for (let pass = 0; pass < passes; pass++) {
    const before = at.slice();
    for (let i = 3; i < at.length - 3; i++)
      at[i] = before[i - 3]! / 4 + before[i]! / 2 + before[i + 3]! / 4;
  }
}

/** At the rim inside and outside mix: the last two middles go on as the seven before them (least squares). */
function straightenEnd({ at, stations }: MiddleLine): void {
  if (stations < 12) return;
  for (let axis = 0; axis < 3; axis++)
    [1, 2].forEach((ahead) => {
      const weights = onward[ahead - 1]!;
      let value = 0;
      for (let i = 0; i < 7; i++) value += weights[i]! * at[(stations - 9 + i) * 3 + axis]!;
      at[(stations - 3 + ahead) * 3 + axis] = value;
    });
}

/** Of a parabola fitted through seven evenly spaced values: its next two. */
const onward = [
  [18, -6, -18, -18, -6, 18, 54].map((weight) => weight / 42),
  [36, -9, -33, -36, -18, 21, 81].map((weight) => weight / 42)
];

/** Stations in between, on a smooth line (Catmull and Rom) through the middles. */
function finer({ at, stations, stationOf }: MiddleLine): MiddleLine {
  const count = (stations - 1) * parts + 1;
  const fine = new Float64Array(count * 3);
  for (let i = 0; i < count; i++) {
    const station = Math.min(stations - 2, Math.floor(i / parts));
    const s = i / parts - station;
    for (let axis = 0; axis < 3; axis++) {
      const b = at[station * 3 + axis]!;
      const c = at[station * 3 + 3 + axis]!;
      const a = station > 0 ? at[station * 3 - 3 + axis]! : 2 * b - c;
      const d = station + 2 < stations ? at[station * 3 + 6 + axis]! : 2 * c - b;
      fine[i * 3 + axis] =
        b + 0.5 * s * (c - a + s * (2 * a - 5 * b + 4 * c - d + s * (3 * (b - c) + d - a)));
    }
  }
  return {
    at: fine,
    stations: count,
    stationOf: stationOf.map((one) => (one < 0 ? -1 : Math.min(count - 1, one * parts)))
  };
}

const parts = 4;

/** Where the walk came to the rim and turned back inside, middles stop getting on: past half way. */
function beforeFold(at: Float64Array, count: number, step: number): number {
  for (let station = Math.max(4, count >> 1); station < count; station++) {
    let onward = 0;
    for (let axis = 0; axis < 3; axis++)
      onward +=
        (at[station * 3 + axis]! - at[station * 3 - 3 + axis]!) *
        (at[station * 3 - 3 + axis]! - at[station * 3 - 9 + axis]!);
    const before = Math.hypot(
      ...[0, 1, 2].map((axis) => at[station * 3 - 3 + axis]! - at[station * 3 - 9 + axis]!)
    );
    if (onward / before < step * 0.35) return station;
  }
  return count;
}

const sectors = 16;

/** Moves each middle amid the points that lie round it, all sides weighing the same. */
function recentre(positions: Float32Array, line: MiddleLine, step: number): void {
  const { at, stations, stationOf } = line;
  const frames = framesOf(line);
  const sums = new Float64Array(stations * sectors * 3);
  const counts = new Float64Array(stations * sectors);
  for (let point = 0; point < stationOf.length; point += 2) {
    const near = stationOf[point]!;
    if (near < 0) continue;
    const nearest = settle(positions, point, line, frames, near);
    if (nearest === null) continue;
    const { station, along, x, y } = nearest;
    if (Math.abs(along) > step) continue;
    const sector = station * sectors + sectorOf(x, y, sectors);
    counts[sector]!++;
    sums[sector * 3]! += x;
    sums[sector * 3 + 1]! += y;
  }
  const moved = at.slice();
  for (let station = 1; station < stations; station++) {
    let [x, y, filled] = [0, 0, 0];
    for (let sector = 0; sector < sectors; sector++) {
      const i = station * sectors + sector;
      if (counts[i] === 0) continue;
      x += sums[i * 3]! / counts[i]!;
      y += sums[i * 3 + 1]! / counts[i]!;
      filled++;
    }
    if (filled < sectors * 0.7) continue;
    for (let axis = 0; axis < 3; axis++)
      moved[station * 3 + axis]! +=
        (x / filled) * frames[station * 9 + 3 + axis]! +
        (y / filled) * frames[station * 9 + 6 + axis]!;
  }
  at.set(moved);
  smoothen(at, 2);
}

export type Settled = { station: number; along: number; x: number; y: number };
const settled: Settled = { station: 0, along: 0, x: 0, y: 0 };

/** The station whose cut a point lies nearest to, with its place there; the same object every time. */
export function settle(
  positions: Float32Array,
  point: number,
  { at, stations }: MiddleLine,
  frames: Float64Array,
  start: number
): Settled | null {
  let station = start;
  for (let tries = 0; tries < 12; tries++) {
    const s = station * 3;
    const x = positions[point * 3]! - at[s]!;
    const y = positions[point * 3 + 1]! - at[s + 1]!;
    const z = positions[point * 3 + 2]! - at[s + 2]!;
    const f = station * 9;
    const along = x * frames[f]! + y * frames[f + 1]! + z * frames[f + 2]!;
    const ahead = station + 1 < stations ? gap(at, station) : Infinity;
    const behind = station > 0 ? gap(at, station - 1) : Infinity;
    const next = along > ahead / 2 ? station + 1 : along < -behind / 2 ? station - 1 : station;
    if (next === station || tries === 11) {
      settled.station = station;
      settled.along = along;
      settled.x = x * frames[f + 3]! + y * frames[f + 4]! + z * frames[f + 5]!;
      settled.y = x * frames[f + 6]! + y * frames[f + 7]! + z * frames[f + 8]!;
      return settled;
    }
    station = next;
  }
  return null;
}

export const gap = (at: Float64Array, station: number) =>
  Math.sqrt(
    (at[station * 3 + 3]! - at[station * 3]!) ** 2 +
      (at[station * 3 + 4]! - at[station * 3 + 1]!) ** 2 +
      (at[station * 3 + 5]! - at[station * 3 + 2]!) ** 2
  );

/** Along and two across at each station, carried on without spinning: nine numbers each. */
export function framesOf({ at, stations }: MiddleLine): Float64Array {
  const frames = new Float64Array(stations * 9);
  let before = [0.31, 0.17, 0.93];
  for (let station = 0; station < stations; station++) {
    const [low, high] = [Math.max(0, station - 1), Math.min(stations - 1, station + 1)];
    const along = unit([0, 1, 2].map((axis) => at[high * 3 + axis]! - at[low * 3 + axis]!));
    const lean = before.reduce((sum, value, axis) => sum + value * along[axis]!, 0);
    const aside = unit(before.map((value, axis) => value - along[axis]! * lean));
    const ahead = [0, 1, 2].map(
      (axis) =>
        aside[(axis + 1) % 3]! * along[(axis + 2) % 3]! -
        aside[(axis + 2) % 3]! * along[(axis + 1) % 3]!
    );
    frames.set([...along, ...aside, ...ahead], station * 9);
    before = aside;
  }
  return frames;
}

export function sectorOf(x: number, y: number, count: number): number {
  const turns = Math.atan2(y, x) / (2 * Math.PI);
  return Math.min(count - 1, Math.floor((turns + 0.5) * count));
}

function unit(given: number[]): number[] {
  const long = Math.sqrt(given.reduce((sum, value) => sum + value * value, 0)) || 1;
  return given.map((value) => value / long);
}
