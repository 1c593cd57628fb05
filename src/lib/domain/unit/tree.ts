export interface UnitInTree {
  id: string;
  name: string;
  parentId: string | null;
  /** 0 at the top. */
  depth: number;
}

/** Units from the top down, those beside each other by name. */
export function inTreeOrder<T extends Omit<UnitInTree, 'depth'>>(
  units: readonly T[]
): (T & { depth: number })[] {
  const below = Map.groupBy(units, (unit) => unit.parentId);
  const ordered: (T & { depth: number })[] = [];
  const visit = (parentId: string | null, depth: number) => {
    const beside = [...(below.get(parentId) ?? [])].sort((a, b) => byName.compare(a.name, b.name));
    for (const unit of beside) {
      ordered.push({ ...unit, depth });
      visit(unit.id, depth + 1);
    }
  };
  visit(null, 0);
  return ordered;
}

/** The names of a unit and all above it, the top first. */
export function pathOf(units: readonly Omit<UnitInTree, 'depth'>[], id: string): string[] {
  const unit = units.find((one) => one.id === id);
  if (!unit) return [];
  return [...(unit.parentId ? pathOf(units, unit.parentId) : []), unit.name];
}

const byName = new Intl.Collator(undefined, { numeric: true });
