import { crestsOf, type Crest } from './crests.ts';
import { framesOf, gap, middleLine, sectorOf, settle, type MiddleLine } from './middle-line.ts';
import { walkOver } from './walk.ts';

/** What a stranger with a tape and a finger finds on a horn, cm. */
export type Found = {
  length: number;
  rings: number;
  spacing: number;
  /** How far the middle line turns altogether, degrees, and in which directions its ends point. */
  turned: number;
  tip: [number, number, number];
};

const sectors = 24;

/** Reads nothing but the places of a sheath's points: not the recipe, not how the mesh is ordered. */
export function measureBlind(positions: Float32Array): Found {
  const line = middleLine(positions, walkOver(positions));
  const frames = framesOf(line);
  const { along, length } = placesOf(positions, line, frames);
  const counts = countRings(positions, line, frames, along, length);
  return { length, ...counts, ...bendOf(frames, line.stations) };
}

/** Way along the line to each station, and the whole length from the last point at either end. */
function placesOf(positions: Float32Array, line: MiddleLine, frames: Float64Array) {
  const along = new Float64Array(line.stations);
  for (let station = 1; station < line.stations; station++)
    along[station] = along[station - 1]! + gap(line.at, station - 1);
  let before = 0;
  const beyond = new Float64Array(sectors).fill(-Infinity);
  const last = line.stations - 1;
  for (let point = 0; point < line.stationOf.length; point++) {
    const start = line.stationOf[point]!;
    if (start > 8 && start < last - 16) continue;
    const found = settle(positions, point, line, frames, start < 0 ? last : start);
    if (!found) continue;
    if (found.station === 0) before = Math.max(before, -found.along);
    if (found.station !== last) continue;
    const sector = sectorOf(found.x, found.y, sectors);
    beyond[sector] = Math.max(beyond[sector]!, found.along);
  }
  // the rim may be uneven or askew: its mean
  const rim = beyond.filter((way) => way > -Infinity);
  const after = rim.reduce((sum, way) => sum + way, 0) / Math.max(1, rim.length);
  return { along: along.map((way) => way + before), length: before + along[last]! + after };
}

function countRings(
  positions: Float32Array,
  line: MiddleLine,
  frames: Float64Array,
  along: Float64Array,
  length: number
): { rings: number; spacing: number } {
  const points = line.stationOf.length;
  const sector = new Int8Array(points).fill(-1);
  const place = new Float32Array(points);
  const radius = new Float32Array(points);
  // a bore lies under the surface: the farthest of a small patch tells where the surface is
  const patch = Math.max(0.12, length / 250);
  const most = new Float32Array(sectors * 280);
  const patchOf = (point: number) => sector[point]! * 280 + Math.floor(place[point]! / patch);
  for (let point = 0; point < points; point++) {
    const start = line.stationOf[point]!;
    const found = start < 0 ? null : settle(positions, point, line, frames, start);
    if (!found) continue;
    place[point] = along[found.station]! + found.along;
    if (!(place[point]! >= 0 && place[point]! < patch * 270)) continue;
    sector[point] = sectorOf(found.x, found.y, sectors);
    radius[point] = Math.sqrt(found.x * found.x + found.y * found.y);
    most[patchOf(point)] = Math.max(most[patchOf(point)]!, radius[point]!);
  }
  const step = length / 700;
  const rows = Array.from({ length: sectors }, () => ({
    sum: new Float64Array(800),
    count: new Float64Array(800)
  }));
  for (let point = 0; point < points; point++) {
    if (sector[point]! < 0 || radius[point]! < most[patchOf(point)]! - patch * 0.75) continue;
    const bin = Math.min(799, Math.floor(place[point]! / step));
    rows[sector[point]!]!.sum[bin]! += radius[point]!;
    rows[sector[point]!]!.count[bin]!++;
  }
  return agreed(rows.map(({ sum, count }) => crestsOf(filled(sum, count), step, length - 0.55)));
}

/** Means, with gaps bridged between their neighbours. */
function filled(sum: Float64Array, count: Float64Array): Float64Array {
  const known: number[] = [];
  for (let i = 0; i < sum.length; i++) if (count[i]! > 0) known.push(i);
  const whole = new Float64Array((known.at(-1) ?? 0) + 1);
  known.forEach((place, index) => {
    const before = known[index - 1] ?? place;
    const [from, to] = [sum[before]! / count[before]!, sum[place]! / count[place]!];
    for (let i = before; i <= place; i++)
      whole[i] = place === before ? to : from + ((to - from) * (i - before)) / (place - before);
  });
  return whole;
}

/** Of five neighbouring lines up the horn, where the crests stand highest: the middle count. */
function agreed(found: Crest[][]): { rings: number; spacing: number } {
  const five = (first: number) => [0, 1, 2, 3, 4].map((i) => found[(first + i) % sectors]!);
  const strength = (first: number) =>
    five(first).reduce((sum, crests) => sum + crests.reduce((all, { above }) => all + above, 0), 0);
  let best = 0;
  for (let first = 1; first < sectors; first++) if (strength(first) > strength(best)) best = first;
  const middle = five(best).sort((a, b) => a.length - b.length)[2]!;
  const reach = middle.length > 1 ? middle.at(-1)!.at - middle[0]!.at : 0;
  return { rings: middle.length, spacing: reach / Math.max(1, middle.length - 1) };
}

function bendOf(frames: Float64Array, stations: number): Pick<Found, 'turned' | 'tip'> {
  let turned = 0;
  for (let station = 12; station < stations - 4; station += 4) {
    let toward = 0;
    for (let axis = 0; axis < 3; axis++)
      toward += frames[station * 9 + axis]! * frames[station * 9 - 36 + axis]!;
    turned += (Math.acos(Math.min(1, toward)) * 180) / Math.PI;
  }
  return { turned, tip: [-frames[9]!, -frames[10]!, -frames[11]!] };
}
