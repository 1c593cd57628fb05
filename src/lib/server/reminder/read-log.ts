import { sql, type RawBuilder } from 'kysely';
import { logOnAPage, type LogEntry, type LogQuery } from '#lib/domain/reminder/log-query.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

export interface Log {
  entries: LogEntry[];
  /** The last entry's number, when there are more behind it. */
  next: string | null;
}

interface Reader {
  /** Null: an administrator sees everything. */
  managerId: string | null;
  now: Date;
}

/** A page of what was written, the newest first. One statement, two with a text. */
export async function readLog(db: Db, query: LogQuery, reader: Reader): Promise<Log> {
  const people = query.text ? await peopleLike(db, query.text) : null;
  const { managerId, now } = reader;
  const mine = managerId === null ? sql`(select null::uuid as unit_id)` : unitsOver(managerId, now);
  const { rows } = await sql<LogEntry>`
    with mine as materialized (select distinct unit_id from ${mine} as units)
    select reminder.seq::text, reminder.made_at as at, person.id as "personId",
      person.name as person, reminder.kind, reminder.step, reminder.course_id as "courseId",
      reminder.due_on::text as due, about.name as about,
      case when reminder.kind in ('digest', 'escalation') then unit.name end as unit,
      reminder.rule_version::text as version, ${stateOf} as state,
      ${managerId === null ? sql`mail.id` : sql`null`} as "mailId"
    from reminder
    join person on person.id = reminder.person_id
    join reminder_letter as letter on letter.id = reminder.letter_id
    left join mail on mail.id = letter.mail_id
    left join person as about on about.id = reminder.about_id
    left join unit on unit.id = reminder.unit_id
    where ${wanted(query, people)} ${managerId === null ? sql`` : sql`and ${ofMine}`}
    order by reminder.seq desc limit ${logOnAPage + 1}`.execute(db);
  const entries = rows.slice(0, logOnAPage);
  return { entries, next: rows.length > entries.length ? entries.at(-1)!.seq : null };
}

const stateOf = sql`case
  when letter.folded_into is not null then 'later'
  when letter.mail_id is null then 'nothing'
  when mail.sent_at is not null and mail.file is not null then 'kept'
  when mail.sent_at is not null then 'sent'
  when mail.withdrawn_at is not null then 'withdrawn'
  when mail.problem is not null then 'failed' else 'waiting' end`;

const lastUnit = (personId: RawBuilder<unknown>) => sql`(select posting.unit_id from posting
  where posting.person_id = ${personId}
  order by (posting.until_at is null) desc, posting.from_at desc, posting.until_at desc limit 1)`;

/**
 * What was written about the reader's tree to people who are of it now (who left: were so last). Who
 * moved away is not found, and of who moved in nothing from before.
 */
const ofMine = sql<boolean>`reminder.unit_id in (select unit_id from mine)
  and ${lastUnit(sql`reminder.person_id`)} in (select unit_id from mine)
  and (reminder.about_id is null
    or ${lastUnit(sql`reminder.about_id`)} in (select unit_id from mine))`;

function wanted(query: LogQuery, people: string[] | null) {
  const parts = [sql`true`];
  if (query.kind) parts.push(sql`reminder.kind = ${query.kind}`);
  if (query.before) parts.push(sql`reminder.seq < ${query.before}`);
  if (query.from) parts.push(sql`reminder.day >= ${query.from}::date`);
  if (query.until) parts.push(sql`reminder.day <= ${query.until}::date`);
  if (people)
    parts.push(
      sql`(reminder.person_id = any(${people}::uuid[]) or reminder.about_id = any(${people}::uuid[]))`
    );
  return sql.join(parts, sql` and `);
}

/** At most so many people are looked for: a text that means more says nothing. */
async function peopleLike(db: Db, text: string): Promise<string[]> {
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ id: string }>`select id from person
    where lower(name) like ${like} or lower(badge) like ${like} or lower(email) like ${like}
    limit 500`.execute(db);
  return rows.map(({ id }) => id);
}
