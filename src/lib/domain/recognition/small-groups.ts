/**
 * Figures about fewer than five people are told of nobody, and nothing is told from which such figures
 * could be worked out by subtracting. Of a whole and its parts, both told, the parts that are left out
 * are known together: so the parts left out must be of nobody or of five people as well.
 */
export const fewest = 5;

/**
 * A part of a whole with the people behind it; `small`: who they are, where they are under five.
 * `barred`: it is left out for another reason already.
 */
export type Part = {
  id: string;
  people: number;
  small: readonly string[] | null;
  barred?: boolean;
};

/** The ids of the parts that may be told. `people`: behind the whole. */
export function partsToTell(parts: readonly Part[], people: number): Set<string> {
  if (people < fewest) return new Set();
  const enough = parts.filter((part) => part.people >= fewest);
  const told = enough.filter(({ barred }) => !barred).sort(byPeople);
  const small = new Set(parts.flatMap((part) => (part.people < fewest ? (part.small ?? []) : [])));
  // with one that has five or more beside them, those left out are five or more together
  if (small.size > 0 && small.size < fewest && told.length === enough.length) told.shift();
  return new Set(told.map(({ id }) => id));
}

/** The smallest first; of equals always the same. */
const byPeople = (a: Part, b: Part) => a.people - b.people || (a.id < b.id ? -1 : 1);

/** A unit's people by its parts: the units right under it, and itself for those posted at it. */
export type Whole = { id: string; people: number; parts: readonly Part[] };

/**
 * Whether the figures of the last of these units may be told: those of every unit above it are, and
 * within each the next is. `line`: from the top of the tree down to the unit. Whoever asks, the
 * answer is the same: what one manager is told and another is not could be put together.
 */
export function isTold(line: readonly Whole[]): boolean {
  const [top] = line;
  if (!top || top.people < fewest) return false;
  return line.every(({ parts, people }, at) => {
    const next = line[at + 1];
    return !next || partsToTell(parts, people).has(next.id);
  });
}

/**
 * The same for a whole tree at once: the ids of all units whose figures may be told. `parentOf`: null
 * at the top. A unit that nobody stands behind is told nothing of.
 */
export function toldUnits(
  wholes: readonly Whole[],
  parentOf: ReadonlyMap<string, string | null>
): Set<string> {
  const byId = new Map(wholes.map((whole) => [whole.id, whole]));
  const parts = new Map(
    wholes.map(({ id, parts, people }) => [id, partsToTell(parts, people)] as const)
  );
  const known = new Map<string, boolean>();
  const isOne = (id: string): boolean => {
    const whole = byId.get(id);
    if (!whole) return false;
    const above = parentOf.get(id) ?? null;
    if (above === null) return whole.people >= fewest;
    return isKnown(above) && parts.get(above)!.has(id);
  };
  const isKnown = (id: string): boolean => {
    if (!known.has(id)) known.set(id, isOne(id));
    return known.get(id)!;
  };
  return new Set(wholes.map(({ id }) => id).filter(isKnown));
}
