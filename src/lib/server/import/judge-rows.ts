import type { TypedRow } from '#lib/domain/import/columns.ts';
import { unitFinder } from '#lib/domain/import/find-unit.ts';
import { judgeRow, type Judged, type Rules, type Why } from '#lib/domain/import/judge-row.ts';
import type { Row, Tx } from '#lib/server/db/schema.ts';
import { isAdministrator, type Actor } from '#lib/server/person/actor.ts';
import { unitsUnder } from '#lib/server/unit/units-over.ts';
import { knownPeople, type Keys } from './known-people.ts';

/** A row of the file before it is judged. What the file alone says is said already. */
export interface FileRow extends Keys {
  line: number;
  typed: TypedRow;
  /** It is headings, or stands in the file already at the line named. */
  already?: 'heading' | { twice: number };
}

/** So many rows are asked after at once. */
export const rowsAtOnce = 1000;

/** What holds for all rows of an import: whose units can be named, who may give roles. */
export async function rulesOf(
  tx: Tx,
  { language, time_zone }: Pick<Row<'people_import'>, 'language' | 'time_zone'>,
  by: Actor,
  now: Date
): Promise<Rules> {
  let units = tx
    .selectFrom('unit')
    .select(['id', 'name', 'parent_id as parentId'])
    .where('archived_at', 'is', null);
  if (!isAdministrator(by)) units = units.where('id', 'in', unitsUnder(by.roles));
  const findUnit = unitFinder(await units.execute());
  return { now, timeZone: time_zone, mayGrant: isAdministrator(by), language, findUnit };
}

export type Sentence = Judged | { verdict: 'heading' };

/** What each row would do at this moment, or why not. Three statements. */
export async function judgeRows(
  tx: Tx,
  rows: readonly FileRow[],
  rules: Rules,
  { by, lock }: { by: Actor; lock: boolean }
): Promise<Sentence[]> {
  const asked = rows.filter(({ already }) => !already);
  const known = await knownPeople(tx, asked, { by, now: rules.now, lock });
  return rows.map((row): Sentence => {
    if (row.already === 'heading') return { verdict: 'heading' };
    if (row.already) return { verdict: 'failed', why: ['twice'], personId: null };
    return judgeRow(row.typed, known(row), rules);
  });
}

/** Why a row failed, as it is kept: with the line that it repeats. */
export const whyOf = (row: FileRow, sentence: Sentence): { why: Why[]; line?: number } | null => {
  if (sentence.verdict !== 'failed') return null;
  const twice = typeof row.already === 'object' ? { line: row.already.twice } : {};
  return { why: sentence.why, ...twice };
};
