import type { Spot } from './drawn.ts';

/** An outline cut into triangles by its ears (Meisters 1975): three indices each, all turning one way. */
export function triangles(outline: Spot[]): number[] {
  const left = outline
    .map((_, i) => i)
    .filter((i) => apart(outline[i]!, outline[(i + 1) % outline.length]!) > 0.01);
  if (area(left.map((i) => outline[i]!)) < 0) left.reverse();
  const cut: number[] = [];
  let misses = 0;
  for (let i = 0; left.length > 2; i++) {
    const at = i % left.length;
    const [a, b, c] = [
      left[(at + left.length - 1) % left.length]!,
      left[at]!,
      left[(at + 1) % left.length]!
    ];
    // an outline that crosses itself has no ear at last: any corner is cut then
    if (misses > left.length || isEar(outline, left, [a, b, c])) {
      cut.push(a, b, c);
      left.splice(at, 1);
      misses = 0;
    } else misses++;
  }
  return cut;
}

function isEar(outline: Spot[], left: number[], [a, b, c]: [number, number, number]): boolean {
  const [p, q, r] = [outline[a]!, outline[b]!, outline[c]!];
  if (turnOf(p, q, r) <= 0) return false;
  return !left.some((other) => {
    if (other === a || other === b || other === c) return false;
    const spot = outline[other]!;
    return turnOf(p, q, spot) >= 0 && turnOf(q, r, spot) >= 0 && turnOf(r, p, spot) >= 0;
  });
}

const turnOf = (a: Spot, b: Spot, c: Spot) =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const apart = (a: Spot, b: Spot) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

function area(outline: Spot[]): number {
  return outline.reduce((sum, [x, y], i) => {
    const [nx, ny] = outline[(i + 1) % outline.length]!;
    return sum + x * ny - nx * y;
  }, 0);
}
