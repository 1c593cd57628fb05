import { lineThrough, type Spot } from './drawn.ts';

/** Bill, cere and eye: `place` puts hundredths of the head into the picture's units. */
export function drawBill(place: (x: number, y: number) => Spot, bare: string): string[] {
  const path = (points: Spot[], closed = true) =>
    lineThrough(
      points.map(([x, y]) => place(x, y)),
      closed
    );
  const [tipX, tipY] = place(4, 48);
  const [baseX, baseY] = place(24, 44);
  const ink = '#1d1f22';
  const upper: Spot[] = [
    [23.5, 34.5],
    [17, 35],
    [11, 38],
    [6.6, 43],
    [4.6, 49],
    [4.4, 55.5],
    [6.2, 54],
    [8.4, 51],
    [10.6, 50.6],
    [11.8, 52.6],
    [13.4, 50.4],
    [18, 50.6],
    [25, 52.4]
  ];
  const lower: Spot[] = [
    [10.4, 50.2],
    [11.4, 54.4],
    [15.5, 57],
    [23, 57.9],
    [28, 56],
    [25, 51],
    [15, 49]
  ];
  return [
    `<defs><linearGradient id="bill" gradientUnits="userSpaceOnUse" x1="${baseX}" y1="${baseY}" x2="${tipX}" y2="${tipY}"><stop offset="0" stop-color="#a9b7bf"/><stop offset=".45" stop-color="#64727c"/><stop offset="1" stop-color="#1f2327"/></linearGradient></defs>`,
    `<path d="${path(lower)}" fill="#6d7982" stroke="${ink}" stroke-width="3"/>`,
    `<path d="${path(upper)}" fill="url(#bill)" stroke="${ink}" stroke-width="3" stroke-linejoin="round"/>`,
    `<path d="${path(
      [
        [21, 36.5],
        [14, 38],
        [9, 42.5],
        [7, 47.5]
      ],
      false
    )}" stroke="#e4ebef" stroke-width="7" stroke-opacity=".45" stroke-linecap="round"/>`,
    `<path d="${path([
      [25.5, 33],
      [20.5, 34],
      [17.6, 37.4],
      [18.2, 41.6],
      [17.4, 46],
      [19.6, 50],
      [26.5, 52],
      [27, 44]
    ])}" fill="${bare}" stroke="${ink}" stroke-opacity=".5" stroke-width="2"/>`,
    `<path d="${path([
      [24.5, 51.4],
      [27.5, 52.8],
      [31.5, 53.4],
      [29, 54.8],
      [25, 54]
    ])}" fill="${bare}"/>`,
    `<path d="${path(
      [
        [13.4, 51],
        [20, 51.6],
        [26, 52.8],
        [31, 53.6]
      ],
      false
    )}" stroke="${ink}" stroke-width="3"/>`,
    circle(place(21.4, 41.8), scale(place, 1.7), '#2a2118'),
    circle(place(21.2, 41.8), scale(place, 0.6), bare)
  ];
}

export function drawEye(
  place: (x: number, y: number) => Spot,
  [x, y]: Spot,
  bare: string
): string[] {
  const ring: Spot[] = [
    [-7.6, 0.6],
    [-4.8, -4.6],
    [0, -6.2],
    [4.7, -4.4],
    [6.3, 0],
    [4.7, 4.7],
    [0, 6.1],
    [-4.8, 4.3]
  ];
  const lid: Spot[] = [
    [-8, -2],
    [-4, -5.8],
    [1, -7],
    [6.4, -5.4],
    [8, -2.6],
    [5.6, -3.4],
    [0.5, -4.9],
    [-4, -3.8]
  ];
  const path = (points: Spot[]) =>
    lineThrough(
      points.map(([dx, dy]) => place(x + dx, y + dy)),
      true
    );
  return [
    `<path d="${path(ring)}" fill="${bare}" stroke="#2b241b" stroke-width="2"/>`,
    circle(place(x, y), scale(place, 5.2), '#1a100a'),
    circle(place(x + 0.2, y + 0.6), scale(place, 4.6), '#33200f'),
    circle(place(x, y), scale(place, 3.3), '#0b0705'),
    `<path d="${path(lid)}" fill="#2b241b" fill-opacity=".75"/>`,
    circle(place(x - 1.8, y - 2), scale(place, 1), '#ffffff')
  ];
}

const scale = (place: (x: number, y: number) => Spot, size: number) =>
  place(size, 0)[0] - place(0, 0)[0];

const circle = ([x, y]: Spot, radius: number, fill: string) =>
  `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="${Math.round(radius)}" fill="${fill}"/>`;
