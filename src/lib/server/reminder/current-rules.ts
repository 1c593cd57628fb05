import { sql } from 'kysely';
import { firstRules, isPart, readRule, type Part, type Rules } from '#lib/domain/reminder/rules.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';

export interface CurrentRules {
  rules: Rules;
  /** Which row says so; '0': none was written yet. */
  versions: Record<Part, string>;
}

/** The rules that hold: the newest row of each part, else what the house came with. One statement. */
export async function currentRules(db: Db | Tx): Promise<CurrentRules> {
  const { rows } = await sql<{ part: string; rule: unknown; seq: string }>`
    select distinct on (part) part, rule, seq::text from reminder_rule order by part, seq desc`.execute(
    db
  );
  const rules = structuredClone(firstRules);
  const versions = Object.fromEntries(Object.keys(rules).map((part) => [part, '0']));
  for (const { part, rule, seq } of rows) {
    const read = isPart(part) ? readRule(part, rule) : null;
    if (!read) continue;
    Object.assign(rules, { [part]: read });
    versions[part] = seq;
  }
  return { rules, versions: versions as Record<Part, string> };
}
