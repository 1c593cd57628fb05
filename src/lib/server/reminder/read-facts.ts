import type { Facts, Matter } from '#lib/domain/reminder/texts.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { unitFigures } from '#lib/server/standing/unit-figures.ts';
import { silentPeople, standingMatters, unitsOfDigest, type Standing } from './queries.ts';

export interface LetterFacts {
  letterId: string;
  personId: string;
  address: string;
  facts: Facts;
}

/**
 * What each letter has to say as things stand now; a letter with nothing to say is left out. Four
 * statements, one when nobody gets a digest.
 */
export async function readFacts(
  tx: Tx,
  letterIds: string[],
  today: Day,
  now: Date
): Promise<LetterFacts[]> {
  const rows = await standingMatters(tx, letterIds, today, now);
  const digests = await readDigests(tx, rows, today, now);
  const letters = [...Map.groupBy(rows, ({ letterId }) => letterId).values()].map((some) => {
    const { letterId, personId, address, name, language, timeZone } = some[0]!;
    const managed = some.filter(({ kind }) => kind === 'digest').map(({ unitId }) => unitId);
    const { matters, silent } = digests(managed);
    return {
      ...{ letterId, personId, address },
      facts: {
        reader: { name, language, timeZone },
        today,
        matters: [...ownMatters(some), ...escalations(some), ...matters],
        silent
      }
    };
  });
  return letters.filter(({ facts }) => facts.matters.length > 0);
}

/** Of a course that is asked more than once the nearest day. */
function ownMatters(rows: Standing[]): Matter[] {
  const matters = rows.flatMap(({ kind, courseId, due }): Matter[] =>
    kind !== 'digest' && kind !== 'escalation' ? [{ kind, courseId: courseId!, day: due! }] : []
  );
  const key = (matter: Matter) => ('courseId' in matter ? matter.kind + matter.courseId : '');
  return [...Map.groupBy(matters, key).values()].map((same) => same[0]!);
}

/** One for each unit, with the people it is about. */
function escalations(rows: Standing[]): Matter[] {
  const some = rows.filter(({ kind }) => kind === 'escalation');
  return [...Map.groupBy(some, ({ unitId }) => unitId).values()].map((here) => {
    const people = new Map(here.map(({ aboutId, about }) => [aboutId!, about!]));
    const names = [...people.values()].sort();
    return {
      kind: 'escalation',
      unitId: here[0]!.unitId,
      unit: here[0]!.unit,
      days: Math.min(...here.map(({ step }) => step)),
      people: names.length,
      names
    };
  });
}

async function readDigests(tx: Tx, rows: Standing[], today: Day, now: Date) {
  const managed = [
    ...new Set(rows.filter(({ kind }) => kind === 'digest').map(({ unitId }) => unitId))
  ];
  if (!managed.length)
    return () => ({ matters: [] as Matter[], silent: { names: [] as string[], count: 0 } });
  const units = await unitsOfDigest(tx, managed);
  const figures = await unitFigures(
    tx,
    units.map(({ id }) => id),
    today
  );
  const silent = await silentPeople(tx, managed, today, now);
  return (mine: string[]) => {
    const own = units.filter(({ id }) => mine.includes(id));
    const below = units.filter(
      ({ id, parentId }) => !mine.includes(id) && mine.includes(parentId!)
    );
    const matters = [...own, ...below].flatMap(({ id, name }): Matter[] => {
      const { over, ending, expired, ...rest } = figures.get(id)!;
      const here = { over, never: rest['never-started'], soon: rest['at-risk'], ending, expired };
      const wanted = Object.values(here).some((figure) => figure > 0);
      return wanted ? [{ kind: 'digest', unitId: id, unit: name, ...here }] : [];
    });
    const mute = silent.filter(({ unitId }) => mine.includes(unitId));
    const counts = new Map(mute.map(({ unitId, count }) => [unitId, count]));
    const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
    return { matters, silent: { names: mute.map(({ name }) => name), count } };
  };
}
