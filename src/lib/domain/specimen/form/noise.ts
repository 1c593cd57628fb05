/** Smooth chance between -1 and 1 over a plane; repeats every `period` (whole) along x. */
export function noise(x: number, y: number, period: number, salt: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = ease(x - column);
  const v = ease(y - row);
  const left = ((column % period) + period) % period;
  const right = left + 1 === period ? 0 : left + 1;
  const low = lattice(left, row, salt);
  const high = lattice(left, row + 1, salt);
  const below = low + (lattice(right, row, salt) - low) * u;
  const above = high + (lattice(right, row + 1, salt) - high) * u;
  return 2 * (below + (above - below) * v) - 1;
}

/** Noise upon finer noise: `layers` of them, each twice as fine and half as strong. */
export function layered(x: number, y: number, period: number, salt: number, layers = 3): number {
  let sum = 0;
  let weight = 0.5;
  let weights = 0;
  for (let layer = 0; layer < layers; layer++) {
    sum += weight * noise(x, y, period, salt + layer * 17);
    weights += weight;
    x *= 2;
    y *= 2;
    period *= 2;
    weight *= 0.5;
  }
  return sum / weights;
}

/** Distances to the nearest and the second nearest of points strewn one a square: cells, pores. */
export function cells(x: number, y: number, salt: number): [number, number] {
  const column = Math.floor(x);
  const row = Math.floor(y);
  let nearest = 9;
  let second = 9;
  for (let j = row - 1; j <= row + 1; j++)
    for (let i = column - 1; i <= column + 1; i++) {
      const dx = i + lattice(i, j, salt) - x;
      const dy = j + lattice(i, j, salt + 7) - y;
      const far = dx * dx + dy * dy;
      if (far < nearest) {
        second = nearest;
        nearest = far;
      } else if (far < second) second = far;
    }
  return [Math.sqrt(nearest), Math.sqrt(second)];
}

/** 0 to 1, by whole-number places. */
export function lattice(x: number, y: number, salt: number): number {
  let hash = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(salt, 2146483645);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

const ease = (s: number) => s * s * s * (s * (s * 6 - 15) + 10);
