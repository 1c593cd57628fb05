/**
 * What is done with triangles: `begin` is told the corners and whether the back is seen, and says
 * whether to go on; `put` meets every sample inside with the shares of corners b and c (a has the rest).
 */
export type Painter = {
  begin(a: number, b: number, c: number, back: boolean): boolean;
  put(sample: number, b: number, c: number): void;
};

/**
 * Visits the samples of every triangle: middles of cells, by the top-left rule on corners snapped to
 * 1/16, so that a closed surface meets each sample exactly as often from before as from behind.
 */
export function rasterise(
  corners: { x: Float32Array; y: Float32Array },
  indices: Uint32Array,
  { width, height }: { width: number; height: number },
  painter: Painter
): void {
  const { x: X, y: Y } = corners;
  for (let i = 0; i < indices.length; i += 3) {
    const a = indices[i]!;
    let b = indices[i + 1]!;
    let c = indices[i + 2]!;
    const ax = X[a]!;
    const ay = Y[a]!;
    let area = (X[b]! - ax) * (Y[c]! - ay) - (X[c]! - ax) * (Y[b]! - ay);
    if (area === 0) continue;
    // y goes down: what is anticlockwise from outside turns the other way here
    const back = area > 0;
    if (!back) {
      const other = b;
      b = c;
      c = other;
      area = -area;
    }
    const bx = X[b]!;
    const by = Y[b]!;
    const cx = X[c]!;
    const cy = Y[c]!;
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    if (left > right || top > bottom || !painter.begin(a, b, c, back)) continue;
    // edge functions of bc, ca and ab: each the weight of the corner across from it
    const stepA = by - cy;
    const stepB = cy - ay;
    const stepC = ay - by;
    const downA = cx - bx;
    const downB = ax - cx;
    const downC = bx - ax;
    const px = left + 0.5;
    const py = top + 0.5;
    let rowA = (px - bx) * stepA + (py - by) * downA - leave(stepA, downA);
    let rowB = (px - cx) * stepB + (py - cy) * downB - leave(stepB, downB);
    let rowC = (px - ax) * stepC + (py - ay) * downC - leave(stepC, downC);
    const share = 1 / area;
    for (let row = top; row <= bottom; row++) {
      let wA = rowA;
      let wB = rowB;
      let wC = rowC;
      for (let k = row * width + left, end = row * width + right; k <= end; k++) {
        if (wA >= 0 && wB >= 0 && wC >= 0) painter.put(k, wB * share, wC * share);
        wA += stepA;
        wB += stepB;
        wC += stepC;
      }
      rowA += downA;
      rowB += downB;
      rowC += downC;
    }
  }
}

/** Samples right on an edge belong to it only if it is a left or a top one. */
const leave = (step: number, down: number) => (step > 0 || (step === 0 && down > 0) ? 0 : 1 / 1024);
