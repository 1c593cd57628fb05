import { shuffle } from '#lib/domain/random.ts';
import type { Chosen } from './choose-items.ts';

/**
 * The order of a practice. Look-alikes stand next to each other, a protected one and a harmless one
 * of the same theme: what differs is seen side by side. Otherwise neighbours come from different
 * modules wherever that can be. It begins with something that is known, if anything is.
 */
export function interleave(items: readonly Chosen[], seed: string): Chosen[] {
  const groups = pairUp(shuffle(items, seed));
  const ordered: Chosen[][] = [];
  while (groups.length > 0) {
    const last = ordered.at(-1)?.at(-1);
    const counts = countBy(groups.map((group) => group[0]!.module));
    // the fullest module first, or its last items would stand in a row at the end
    const best = [...groups].sort(
      (a, b) => Number(isBeside(a, last)) - Number(isBeside(b, last)) || many(b) - many(a)
    );
    const easy = ordered.length === 0 ? best.find((group) => group[0]!.easy) : undefined;
    const next = easy ?? best[0]!;
    ordered.push(next);
    groups.splice(groups.indexOf(next), 1);
    function many(group: Chosen[]): number {
      return counts.get(group[0]!.module) ?? 0;
    }
  }
  return ordered.flat();
}

/** Each item with its look-alike, where it has one that is not taken yet. */
function pairUp(items: readonly Chosen[]): Chosen[][] {
  const left = [...items];
  const groups: Chosen[][] = [];
  while (left.length > 0) {
    const one = left.shift()!;
    const at = left.findIndex((other) => isLookAlike(one, other));
    groups.push(at < 0 ? [one] : [one, ...left.splice(at, 1)]);
  }
  return groups;
}

export function isLookAlike(a: Chosen, b: Chosen): boolean {
  if (a.target === null || b.target === null || a.target === b.target) return false;
  return a.course === b.course && (a.module === b.module || shareTheme(a, b));
}

const shareTheme = (a: Chosen, b: Chosen) => a.themes.some((theme) => b.themes.includes(theme));
const isBeside = (group: Chosen[], last: Chosen | undefined) =>
  last !== undefined && group[0]!.course === last.course && group[0]!.module === last.module;

function countBy(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
