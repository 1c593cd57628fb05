import { svg } from './svg.ts';
import type { Spot } from './ground.ts';

/** What is laid on the specimen between two ends: a ruler with its centimetres, or a caliper. */
export function instrumentMarks(
  kind: 'ruler' | 'caliper',
  [a, b]: [Spot, Spot],
  scale: number,
  reading: string
): SVGElement[] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const along: Spot = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  // the graduation stands on the upper or left side
  const flip = along[0] < 0 || (along[0] === 0 && along[1] > 0) ? -1 : 1;
  const across: Spot = [along[1] * flip, -along[0] * flip];
  const at = (from: Spot, x: number, y: number): Spot => [
    from[0] + along[0] * x + across[0] * y,
    from[1] + along[1] * x + across[1] * y
  ];
  const line = (from: Spot, to: Spot) => `M${from.map(short).join(' ')}L${to.map(short).join(' ')}`;
  const paths =
    kind === 'ruler'
      ? line(a, b) + ticks(length / scale, scale, (x, long) => line(at(a, x, 0), at(a, x, long)))
      : [
          line(at(a, 0, -34), at(a, 0, 34)),
          line(at(b, 0, -34), at(b, 0, 34)),
          line(at(a, -12, 34), at(b, 12, 34)),
          ticks(length / scale, scale, (x, long) => line(at(a, x, 34), at(a, x, 34 + long)))
        ].join('');
  const middle = at(a, length / 2, kind === 'ruler' ? 26 : 58);
  return [
    svg('path', { class: 'halo', d: paths }),
    svg('path', { class: 'line', d: paths }),
    svg('text', { x: short(middle[0]), y: short(middle[1]) }, reading)
  ];
}

/** A tick a centimetre, a longer one every five; millimetres where there is room for them. */
function ticks(cm: number, scale: number, draw: (x: number, long: number) => string): string {
  const every = scale >= 40 ? 0.1 : scale >= 14 ? 0.5 : scale >= 5 ? 1 : 5;
  let paths = '';
  for (let index = 0; index * every <= cm + 1e-6 && index < 600; index++) {
    const at = index * every;
    const isWhole = Math.abs(at - Math.round(at)) < 1e-6;
    const long = !isWhole ? 5 : Math.round(at) % 5 === 0 ? 13 : 9;
    paths += draw(at * scale, long);
  }
  return paths;
}

const short = (value: number) => Math.round(value * 10) / 10;
