import { xml } from './text.ts';

/** A bar of whole centimetres in fields of one, or of five where it would be too fine. */
export function scaleBar(
  { x, y }: { x: number; y: number },
  pxPerCm: number,
  cm: (length: number) => string,
  most = 260
): string {
  const length = [20, 10, 5, 2, 1, 0.5, 0.2, 0.1].find((one) => one * pxPerCm <= most) ?? 0.1;
  const fields = length === 20 ? 4 : length >= 1 ? Math.round(length) : 5;
  const width = (length * pxPerCm) / fields;
  const boxes = Array.from({ length: fields }, (_, i) => {
    const fill = i % 2 ? '#fffdf8' : '#231f1a';
    return `<rect x="${round(x + i * width)}" y="${y}" width="${round(width)}" height="7" fill="${fill}"/>`;
  });
  const end = x + length * pxPerCm;
  return `<g stroke="#231f1a" stroke-width=".8">${boxes.join('')}</g><text x="${round(end + 8)}" y="${y + 9}" font-size="14">${xml(cm(length))}</text>`;
}

const round = (value: number) => Math.round(value * 10) / 10;
