import { type RawBuilder, sql } from 'kysely';
import type { ConcernRule } from '#lib/domain/standing/overview.ts';
import type { Day } from '#lib/domain/time/day.ts';

/** True where a row of `standing_span`, called `span`, is as a rule asks on a day. As domain `isSo`. */
export function stoodSo(
  { standing, due, dueWithin, endsWithin }: ConcernRule,
  day: Day
): RawBuilder<boolean> {
  const asked = [
    ...(standing ? [sql`span.standing = ${standing}`] : []),
    ...(due ? [sql`span.due = ${due}`] : []),
    ...(dueWithin ? [sql`span.due_on <= ${day}::date + ${dueWithin}::int`] : []),
    ...(endsWithin
      ? [sql`span.ends_on > ${day}::date and span.ends_on <= ${day}::date + ${endsWithin}::int`]
      : [])
  ];
  return asked.length ? sql<boolean>`(${sql.join(asked, sql` and `)})` : sql<boolean>`true`;
}
