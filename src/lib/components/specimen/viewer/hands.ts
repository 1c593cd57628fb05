import { moved, turned, zoomed, type Look } from './look.ts';
import type { Stage } from './stage.ts';
import type { Table } from './table.ts';

/** A turn by one pixel of dragging, and by one press of a key or button, degrees. */
const perPixel = 0.5;
export const perPress = 15;
const zoomPress = 1.25;

/** Lets a specimen be turned, moved and enlarged by hand, wheel and keys. */
export function giveHands(
  stage: Stage,
  table: Table,
  tapped: (x: number, y: number) => void
): void {
  const { hand } = stage;
  const fingers = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let spin = 0;
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  hand.tabIndex = 0;
  hand.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;
    hand.setPointerCapture(event.pointerId);
    if (fingers.size === 0) travelled = 0;
    spin = 0;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  hand.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const [x, y] = [now.x - before.x, now.y - before.y];
    travelled += Math.abs(x) + Math.abs(y);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) table.set(pinched(table.look(), before, now, other));
    else if (event.shiftKey || event.buttons === 4) table.set(moved(table.look(), x, y));
    // a tap trembles
    else if (travelled > 5) {
      spin = x * perPixel;
      table.set(turned(table.look(), x * perPixel, y * perPixel));
    }
    fingers.set(event.pointerId, now);
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    hand.addEventListener(end, (event) => {
      if (!fingers.delete(event.pointerId) || fingers.size > 0) return;
      const box = hand.getBoundingClientRect();
      if (end === 'pointerup' && travelled <= 5)
        tapped(event.clientX - box.left, event.clientY - box.top);
      else if (!still.matches && !table.isSlow()) runOut();
    });
  hand.addEventListener(
    'wheel',
    (event) => {
      // a page scrolls on over a specimen, until it is taken in hand
      if (document.activeElement !== hand && !event.ctrlKey) return;
      event.preventDefault();
      const by = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015));
      const { x, y } = fromMiddle(event.clientX, event.clientY);
      table.set(zoomed(table.look(), by, table.limits(), x, y));
    },
    { passive: false }
  );
  hand.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = byKey(event, table.look());
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    table.set(next);
  });

  function pinched(look: Look, before: Spot, now: Spot, other: Spot): Look {
    const apart = (spot: Spot) => Math.hypot(spot.x - other.x, spot.y - other.y) || 1;
    const { x, y } = fromMiddle((now.x + other.x) / 2, (now.y + other.y) / 2);
    const grown = zoomed(look, apart(now) / apart(before), table.limits(), x, y);
    return moved(grown, (now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  function fromMiddle(x: number, y: number) {
    const box = hand.getBoundingClientRect();
    return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 };
  }

  /** Turns on a little when let go. */
  function runOut() {
    if (Math.abs(spin) < 0.3 || fingers.size > 0) return;
    spin *= 0.92;
    table.set(turned(table.look(), spin, 0));
    requestAnimationFrame(runOut);
  }

  function byKey({ key, shiftKey }: KeyboardEvent, look: Look): Look | null {
    const arrow = arrows[key];
    if (arrow)
      return shiftKey
        ? moved(look, arrow[0] * 40, arrow[1] * 40)
        : turned(look, arrow[0] * perPress, arrow[1] * perPress);
    if (key === '+' || key === '=') return zoomed(look, zoomPress, table.limits());
    if (key === '-') return zoomed(look, 1 / zoomPress, table.limits());
    return null;
  }
}

/** One press of a button larger (1) or smaller (-1). */
export const pressZoom = (table: Table, by: number): Look =>
  zoomed(table.look(), zoomPress ** by, table.limits());

type Spot = { x: number; y: number };

export const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};
