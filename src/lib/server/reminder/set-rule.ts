import { readRule, type Part } from '#lib/domain/reminder/rules.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { currentRules } from './current-rules.ts';

export type RuleOutcome = { kind: 'done' } | { kind: 'refused'; reason: 'rule' };

/**
 * Says when letters of a kind are written from now on. Rules are only added: which one held when is
 * known, and the log names it. The id is made for the form: sent twice, it is set once.
 */
export async function setRule(
  db: Db,
  { id, part, rule }: { id: string; part: Part; rule: unknown },
  by: string,
  now: Date
): Promise<RuleOutcome> {
  const read = readRule(part, rule);
  if (!read) return { kind: 'refused', reason: 'rule' };
  return db.transaction().execute(async (tx): Promise<RuleOutcome> => {
    const from = (await currentRules(tx)).rules[part];
    const added = await tx
      .insertInto('reminder_rule')
      .values({ id, part, rule: json(read), made_at: now, made_by: by })
      .onConflict((same) => same.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    const details = { part, from, to: read };
    if (added)
      await recordEvent(tx, { at: now, by, what: 'reminder-rule-set', about: id, details });
    return { kind: 'done' };
  });
}
