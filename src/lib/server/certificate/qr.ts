import { encode } from 'uqr';

/** A QR code as one path in squares of 1, without its quiet border: `size` squares a side. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const rows = data.map((row, y) => stretches(row).map(([x, n]) => `M${x} ${y}h${n}v1h-${n}z`));
  return { path: rows.flat().join(''), size };
}

/** Dark squares side by side are drawn as one: a third of the path. */
function stretches(row: readonly boolean[]): [x: number, length: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    const last = found.at(-1);
    if (last && last[0] + last[1] === x) last[1]++;
    else found.push([x, 1]);
  });
  return found;
}
