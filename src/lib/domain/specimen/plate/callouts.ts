import type { Still } from '#lib/domain/specimen/draw/draw-still.ts';
import { lines, wrap } from './text.ts';

type Place = { x: number; y: number; scale: number };
type Callout = { x: number; y: number; texts: string[] };

const column = { x: 640, width: 250, top: 190, bottom: 850, step: 22, gap: 26 };

/**
 * Words beside the figure with lines to what they speak of: in the order of their points from above, so
 * that no two lines cross, each as near to the height of its point as the ones above leave room.
 */
export function callouts(
  still: Still,
  place: Place,
  wanted: { at: readonly string[]; text: string }[]
): string {
  const pointed = wanted
    .flatMap(({ at, text }) => {
      const mark = at.flatMap((id) => still.landmarks.filter((one) => one.id === id))[0];
      if (!mark) return [];
      const x = place.x + (mark.x / 100) * still.width * place.scale;
      const y = place.y + (mark.y / 100) * still.height * place.scale;
      return [{ x, y, texts: wrap(text, 17, column.width) }];
    })
    .sort((a, b) => a.y - b.y);
  const tops = spread(pointed);
  return pointed.map((one, i) => callout(one, tops[i]!)).join('');
}

function callout({ x, y, texts }: Callout, top: number): string {
  const line = `M${round(x)} ${round(y)}L${column.x - 34} ${round(top - 6)}H${column.x - 10}`;
  return (
    `<path d="${line}" fill="none" stroke="#fffdf8" stroke-width="3.4"/>` +
    `<path d="${line}" fill="none" stroke="#1b4e66" stroke-width="1.2"/>` +
    `<circle cx="${round(x)}" cy="${round(y)}" r="3.6" fill="#1b4e66" stroke="#fffdf8" stroke-width="1.2"/>` +
    lines({ x: column.x, y: round(top) }, texts, column.step)
  );
}

/** First lines' heights: pushed down by those above, then up again from the bottom. */
function spread(all: Callout[]): number[] {
  const height = ({ texts }: Callout) => texts.length * column.step + column.gap;
  const tops: number[] = [];
  let free = column.top;
  for (const one of all) {
    tops.push(Math.max(free, one.y));
    free = tops.at(-1)! + height(one);
  }
  let limit = column.bottom + column.gap;
  for (let i = all.length - 1; i >= 0; i--) {
    limit = Math.min(tops[i]!, limit - height(all[i]!));
    tops[i] = limit;
  }
  return tops;
}

const round = (value: number) => Math.round(value * 10) / 10;
