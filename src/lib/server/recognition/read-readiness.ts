import { sql } from 'kysely';
import type { GroupReadiness, ReadyCounts } from '#lib/domain/recognition/worst-group.ts';
import type { TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** By unit, each with all below it; `at`: when it was worked out, null: not yet. */
export type ReadinessOfUnits = { at: Date | null; units: Map<string, GroupReadiness[]> };

/** What may be told of the recognition of these units. The caller is over them. One statement. */
export async function readReadiness(
  db: Db,
  unitIds: string[],
  group: TaxonGroup | null
): Promise<ReadinessOfUnits> {
  const { rows } = await sql<
    { [K in keyof ReadyCounts]: number | null } & {
      at: Date;
      unitId: string | null;
      group: TaxonGroup;
    }
  >`
    select at, unit_id as "unitId", taxon_group as "group", answers, hits, misses,
      false_alarms as "falseAlarms", clears
    from readiness_made left join readiness on unit_id = any(${unitIds}::uuid[])
      and (${group}::text is null or taxon_group = ${group})`.execute(db);
  const units = new Map<string, GroupReadiness[]>();
  for (const { at: _at, unitId, group, ...counts } of rows) {
    if (!unitId) continue;
    const told = counts.answers === null ? null : (counts as ReadyCounts);
    units.set(unitId, [...(units.get(unitId) ?? []), { group, counts: told }]);
  }
  return { at: rows[0]?.at ?? null, units };
}
