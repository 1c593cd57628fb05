import { isId } from '#lib/domain/id.ts';
import { isTaxonGroup, type TaxonGroup } from './taxon-group.ts';

/** A manager's question about recognition, read from the address once, clock included. */
export type RecognitionQuery = {
  now: Date;
  /** A unit and all below it; null: the manager's own. */
  unit: string | null;
  /** null: the group with the most answers. */
  group: TaxonGroup | null;
};

export function readRecognitionQuery({ searchParams }: URL, now: Date): RecognitionQuery {
  const unit = searchParams.get('unit');
  const group = searchParams.get('group');
  return {
    now,
    unit: unit && isId(unit) ? unit : null,
    group: isTaxonGroup(group) ? group : null
  };
}

/** The address parameters of a query. */
export function recognitionParams({ unit, group }: Omit<RecognitionQuery, 'now'>): string {
  const params = new URLSearchParams();
  if (unit) params.set('unit', unit);
  if (group) params.set('group', group);
  return params.size ? `?${params}` : '';
}

/** So many quarters of the calendar count, with the present one. */
const countedQuarters = 4;

/**
 * The first day (YYYY-MM-DD) of each quarter that counts, oldest first. One window for everybody:
 * windows of two lengths would tell, by subtracting, what lies between them.
 */
export function countedFrom(now: Date): string[] {
  const quarter = Math.floor(now.getUTCMonth() / 3);
  return Array.from({ length: countedQuarters }, (_, later) => {
    const month = (quarter + later - countedQuarters + 1) * 3;
    return new Date(Date.UTC(now.getUTCFullYear(), month, 1)).toISOString().slice(0, 10);
  });
}
