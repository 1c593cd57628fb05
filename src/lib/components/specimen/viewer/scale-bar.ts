/** A length for a scale bar: 1, 2 or 5 of a power of ten, in cm, at most `room` pixels long. */
export function barLength(scale: number, room: number): number {
  const most = room / scale;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((one) => one * power <= most) ?? 1;
  // 0.30000000000000004 is not a length
  return Number((step * power).toPrecision(1));
}
