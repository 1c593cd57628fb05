import { sameText } from './same-text.ts';

export interface NamedUnit {
  id: string;
  name: string;
  parentId: string | null;
}

/** Finds units by name, or by path where one name stands in several places. */
export type FindUnit = (typed: string) => { kind: 'found'; id: string } | { kind: 'none' | 'many' };

/** Only the units that are given can be found: those of the one who imports. */
export function unitFinder(units: readonly NamedUnit[]): FindUnit {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const byName = Map.groupBy(units, (unit) => sameText(unit.name));
  const known = new Map<string, ReturnType<FindUnit>>();
  return (typed) => {
    let answer = known.get(typed);
    if (!answer) known.set(typed, (answer = find(typed, byName, byId)));
    return answer;
  };
}

function find(
  typed: string,
  byName: Map<string, NamedUnit[]>,
  byId: Map<string, NamedUnit>
): ReturnType<FindUnit> {
  const whole = byName.get(sameText(typed)) ?? [];
  const parts = typed
    .split(/[/\\>›→|»]+/)
    .map(sameText)
    .filter(Boolean);
  const named = whole.length > 0 ? whole : (byName.get(parts.at(-1) ?? '') ?? []);
  const found =
    whole.length > 0 ? whole : named.filter((unit) => hangsUnder(unit, parts.slice(0, -1), byId));
  if (found.length === 0) return { kind: 'none' };
  return found.length === 1 ? { kind: 'found', id: found[0]!.id } : { kind: 'many' };
}

/** Whether all the names stand above the unit, in this order; others may stand between them. */
function hangsUnder(
  unit: NamedUnit,
  path: readonly string[],
  byId: Map<string, NamedUnit>
): boolean {
  const wanted = [...path];
  for (let above = byId.get(unit.parentId ?? ''); above; above = byId.get(above.parentId ?? ''))
    if (wanted.at(-1) === sameText(above.name)) wanted.pop();
  return wanted.length === 0;
}
