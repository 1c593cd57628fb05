import { sql } from 'kysely';
import type { Part, Rules } from '#lib/domain/reminder/rules.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { currentRules } from './current-rules.ts';

export interface Said {
  at: Date;
  by: string | null;
}

export interface ReminderState {
  rules: Rules;
  /** Since when each part of the rule holds; left out: since Hornbook came. */
  since: Partial<Record<Part, Said>>;
  /** The last day whose letters are written. */
  last: { day: Day; letters: number } | null;
}

/** The rule as it holds, since when, and what it last did. Three statements. */
export async function readState(db: Db): Promise<ReminderState> {
  const { rules } = await currentRules(db);
  const { rows } = await sql<{ part: Part; at: Date; by: string | null }>`
    select distinct on (part) part, reminder_rule.made_at as at, person.name as by
    from reminder_rule left join person on person.id = reminder_rule.made_by
    order by part, seq desc`.execute(db);
  const last = await sql<{ day: Day; letters: number }>`
    select day::text, letters from reminder_run order by reminder_run.day desc limit 1`.execute(db);
  const since = Object.fromEntries(rows.map(({ part, at, by }) => [part, { at, by }]));
  return { rules, since, last: last.rows[0] ?? null };
}
