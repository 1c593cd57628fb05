import type { Still } from '#lib/domain/specimen/draw/draw-still.ts';
import { mask } from './tones.ts';

type Place = { x: number; y: number; scale: number };

/** The crests counted from the base, numbered left of the outline. Where they crowd, every other. */
export function ringNumbers(still: Still, place: Place): string {
  const rings = still.landmarks
    .map(({ id, x, y }) => ({ number: Number(/^ring-(\d+)$/.exec(id)?.[1]), x, y }))
    .filter(({ number }) => number > 0);
  const inside = mask(still);
  return rings
    .map(({ number, x, y }) => {
      const row = Math.round((y / 100) * still.height);
      let column = Math.round((x / 100) * still.width);
      while (column > 0 && inside.at[row * still.width + column]) column--;
      const [edge, level] = [place.x + column * place.scale, place.y + row * place.scale];
      const tick = `<path d="M${round(edge - 3)} ${round(level)}h-9" stroke="#1b4e66"/>`;
      const number12 = `<text x="${round(edge - 16)}" y="${round(level + 4)}" text-anchor="end">${number}</text>`;
      return tick + number12;
    })
    .join('')
    .replace(/^(.+)$/s, '<g font-size="12.5" fill="#1b4e66">$1</g>');
}

const round = (value: number) => Math.round(value * 10) / 10;
