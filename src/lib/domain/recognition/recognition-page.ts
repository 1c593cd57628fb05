import { tableOf, type ConfusionTable } from './confusion-table.ts';
import { noCounts, totalOf, type Cell, type Counts, type Sums } from './recognition.ts';
import { isTold, partsToTell, type Whole } from './small-groups.ts';
import { taxonGroups, type TaxonGroup } from './taxon-group.ts';

/** A unit that a manager is over; `parentId` null: what is above it is not theirs. */
export type SeenUnit = {
  id: string;
  name: string;
  parentId: string | null;
  depth: number;
  /** Nobody is posted there any more. */
  closed: boolean;
};

/** Who stands behind a unit of the line from the top down to the one that is looked at. */
export type PeopleBehind = Whole & {
  /** `group:horn`; of the chosen group also `step:2026-09-01` and `taxon:saiga_tatarica`. */
  slice: string;
  /** How far above the unit that is looked at; 0: itself. */
  up: number;
};

/** Figures, or why there are none: nobody answered, or too few people would be told of. */
export type Told = { kind: 'told'; counts: Counts; people: number } | { kind: 'none' | 'few' };

export type RecognitionPage = {
  unit: SeenUnit;
  /** The units above it that are the manager's, the highest first. */
  above: SeenUnit[];
  /** The first day that counts, YYYY-MM-DD. */
  from: string;
  groups: TaxonGroup[];
  /** The unit itself, then its parts. `at`: those posted at it and not below. */
  rows: UnitRow[];
  group: TaxonGroup | null;
  /** Of the chosen group; null: nothing can be told of it. */
  detail: Detail | null;
};

export type UnitRow = {
  unit: SeenUnit;
  of: 'whole' | 'below' | 'at';
  tiles: { group: TaxonGroup; told: Told }[];
};

export type Detail = {
  counts: Counts;
  people: number;
  /** What was named for what. */
  named: ConfusionTable;
  /** What was done with pictures of protected and harmless goods. */
  decided: ConfusionTable;
  trend: { from: string; told: Told }[];
};

/** The group with the most answers; null: there are none. */
export function fullestGroup({ parts }: Sums): TaxonGroup | null {
  const answers = (group: TaxonGroup) =>
    totalOf(parts.filter((part) => part.group === group).map(({ counts }) => counts)).answers;
  const known = taxonGroups.filter((group) => answers(group) > 0);
  return known.sort((a, b) => answers(b) - answers(a))[0] ?? null;
}

export function recognitionPage(
  asked: { unit: SeenUnit; units: readonly SeenUnit[]; steps: readonly string[] },
  sums: Sums,
  { cells, people }: { cells: readonly Cell[]; people: readonly PeopleBehind[] },
  group: TaxonGroup | null
): RecognitionPage {
  const { unit, units, steps } = asked;
  const groups = taxonGroups.filter((one) => sums.parts.some((part) => part.group === one));
  const whole = groups.map((one) => ({ group: one, told: wholeOf(`group:${one}`, sums, one) }));
  const below = units.filter(({ parentId }) => parentId === unit.id);
  const rows: UnitRow[] = [
    { unit, of: 'whole', tiles: whole },
    ...below.map((one): UnitRow => ({ unit: one, of: 'below', tiles: tilesOf(one) })),
    ...(below.length > 0 ? [{ unit, of: 'at' as const, tiles: tilesOf(unit) }] : [])
  ];
  const isAsked = group !== null && groups.includes(group);
  return {
    unit,
    above: lineAbove(unit, units),
    from: steps[0]!,
    groups,
    // nobody posted at the unit itself, and a closed unit without answers, are not worth a row
    rows: rows.filter(
      ({ unit, of, tiles }) =>
        of === 'whole' ||
        (of === 'below' && !unit.closed) ||
        tiles.some(({ told }) => told.kind !== 'none')
    ),
    group,
    detail: isAsked ? detailOf(group) : null
  };

  function wholeOf(slice: string, { parts }: Sums, one: TaxonGroup): Told {
    const counts = totalOf(parts.filter((part) => part.group === one).map((part) => part.counts));
    return toldAs(slice, counts);
  }

  /** Figures of the unit in a slice, if those of all units above it leave nobody out. */
  function toldAs(slice: string, counts: Counts): Told {
    if (counts.answers === 0) return { kind: 'none' };
    const own = wholeIn(slice);
    if (!own || !isTold(lineIn(slice))) return { kind: 'few' };
    return { kind: 'told', counts, people: own.people };
  }

  function tilesOf({ id }: SeenUnit): { group: TaxonGroup; told: Told }[] {
    return groups.map((one) => {
      const slice = `group:${one}`;
      const counts = sums.parts.find((part) => part.unit === id && part.group === one)?.counts;
      if (!counts) return { group: one, told: { kind: 'none' } };
      const own = wholeIn(slice);
      const part = own?.parts.find((other) => other.id === id);
      if (!own || !part || !isTold(lineIn(slice)) || !partsToTell(own.parts, own.people).has(id))
        return { group: one, told: { kind: 'few' } };
      return { group: one, told: { kind: 'told', counts, people: part.people } };
    });
  }

  function detailOf(one: TaxonGroup): Detail | null {
    const told = wholeOf(`group:${one}`, sums, one);
    if (told.kind !== 'told') return null;
    const taxa = people.filter(({ up, slice }) => up === 0 && slice.startsWith('taxon:'));
    const tellable = slicesToTell('taxon:', taxa, told.people);
    return {
      ...{ counts: told.counts, people: told.people },
      named: tableOf(cells, 'identify', (truth) => ({
        told: tellable.has(truth),
        people: wholeIn(`taxon:${truth}`)?.people ?? 0
      })),
      decided: tableOf(cells, 'decide', () => ({ told: true, people: told.people })),
      trend: trendOf(one, told.people)
    };
  }

  function trendOf(one: TaxonGroup, all: number): Detail['trend'] {
    const own = people.filter(({ up, slice }) => up === 0 && slice.startsWith('step:'));
    const tellable = slicesToTell('step:', own, all);
    return steps.map((from) => {
      const counts =
        sums.steps.find((step) => step.from === from && step.group === one)?.counts ?? noCounts;
      const told = toldAs(`step:${from}`, counts);
      return { from, told: told.kind === 'told' && !tellable.has(from) ? { kind: 'few' } : told };
    });
  }

  /** Slices of one whole are parts of it as well: what is left out of them is known together. */
  function slicesToTell(kind: string, slices: readonly PeopleBehind[], all: number): Set<string> {
    const parts = slices.map(({ slice, people, parts }) => ({
      id: slice.slice(kind.length),
      people,
      small: [...new Set(parts.flatMap((part) => part.small ?? []))],
      barred: !isTold(lineIn(slice))
    }));
    return partsToTell(parts, all);
  }

  function wholeIn(slice: string): PeopleBehind | undefined {
    return people.find((one) => one.up === 0 && one.slice === slice);
  }

  function lineIn(slice: string): Whole[] {
    return people.filter((one) => one.slice === slice).sort((a, b) => b.up - a.up);
  }
}

function lineAbove(unit: SeenUnit, units: readonly SeenUnit[]): SeenUnit[] {
  const parent = units.find(({ id }) => id === unit.parentId);
  return parent ? [...lineAbove(parent, units), parent] : [];
}
