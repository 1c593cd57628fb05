import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Part } from '#lib/domain/reminder/rules.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { queueJobs } from '#lib/server/job/queue-job.ts';
import { reminderLetter, type Around } from '#lib/server/mail/reminder-letter.ts';
import { mattersToday, type Search } from './matters.ts';
import { readFacts } from './read-facts.ts';

/** So many people are written to in one transaction. About 0.3 s. */
const atOnce = 500;

export interface Work extends Search {
  today: Day;
  versions: Record<Part, string>;
  around: Around;
}

/**
 * Writes to the next people after one, in the order of their ids: letter, log, mail and its job
 * together; `last` is null when there is nobody behind them. Whom another process writes to at this moment is waited for, and left to it. A dozen
 * statements, however many people.
 */
export async function writeLetters(
  db: Db,
  work: Work,
  after: string
): Promise<{ last: string | null; letters: number }> {
  return db.transaction().execute(async (tx) => {
    const people = await peopleToday(tx, work, after);
    const last = people.length === atOnce ? people.at(-1)! : null;
    const letters = people.length ? await openLetters(tx, work, people) : [];
    if (!letters.length) return { last, letters: 0 };
    await writeLog(tx, work, letters);
    await foldEarlier(tx, work, letters);
    return { last, letters: await writeMails(tx, work, letters) };
  });
}

async function peopleToday(tx: Tx, work: Work, after: string): Promise<string[]> {
  const unwritten = sql<boolean>`matter.person_id > ${after} and not exists (
    select from reminder_letter as letter
    where letter.person_id = matter.person_id and letter.day = ${work.today}::date)`;
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from (${mattersToday(work, unwritten)}) as today
    order by id limit ${atOnce}`.execute(tx);
  return rows.map(({ id }) => id);
}

interface Opened {
  id: string;
  personId: string;
}

/** One letter a person and day: gives those that did not have theirs. */
async function openLetters(tx: Tx, { today, now }: Work, people: string[]): Promise<Opened[]> {
  const { rows } = await sql<Opened>`
    insert into reminder_letter (id, person_id, day, made_at)
    select gen_random_uuid(), person_id, ${today}::date, ${now}
    from unnest(${people}::uuid[]) as person_id
    on conflict (person_id, day) do nothing
    returning id, person_id as "personId"`.execute(tx);
  return rows;
}

/** What each letter is about. The table's key leaves out whatever was written of before. */
async function writeLog(tx: Tx, work: Work, letters: Opened[]): Promise<void> {
  const { today, now, versions } = work;
  const theirs = sql<boolean>`matter.person_id = any(${letters.map((one) => one.personId)}::uuid[])`;
  await sql`
    insert into reminder (letter_id, person_id, kind, matter, step, about_id, unit_id, course_id,
      due_on, rule_version, day, made_at)
    select letter.id, matter.person_id, matter.kind, matter.matter, matter.step, matter.about_id,
      matter.unit_id, matter.course_id, matter.due_on,
      (${JSON.stringify(versions)}::jsonb ->> matter.kind)::bigint, ${today}::date, ${now}
    from (${mattersToday(work, theirs)}) as matter
    join jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as letter(id uuid, "personId" uuid)
      on letter."personId" = matter.person_id
    on conflict on constraint reminder_once do nothing`.execute(tx);
}

/**
 * Letters of earlier days that could not leave are said in today's: their mails stay at home. Not
 * those that the mail server may have at this moment.
 */
async function foldEarlier(tx: Tx, { today, now }: Work, letters: Opened[]): Promise<void> {
  await sql`
    with opened as (select * from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb)
      as opened(id uuid, "personId" uuid)),
    stuck as (
      select letter.id, letter.mail_id, opened.id as into_id
      from opened join reminder_letter as letter on letter.person_id = opened."personId"
        and letter.day < ${today}::date
      join mail on mail.id = letter.mail_id and mail.sent_at is null and mail.withdrawn_at is null
        and (letter.handed_at is null or mail.problem is not null)
      for update of letter
    ), home as (
      update mail set withdrawn_at = ${now} from stuck where mail.id = stuck.mail_id
    )
    update reminder_letter as letter set folded_into = stuck.into_id
    from stuck where letter.id = stuck.id or letter.folded_into = stuck.id`.execute(tx);
}

/** Gives how many mails there were: whose matters were done meanwhile gets none. */
async function writeMails(tx: Tx, work: Work, letters: Opened[]): Promise<number> {
  const { today, now, around } = work;
  const ids = letters.map(({ id }) => id);
  const mails = (await readFacts(tx, ids, today, now)).map((letter) => {
    const { subject, body } = reminderLetter(letter.facts, around);
    const { letterId, personId, address } = letter;
    return { id: randomUUID(), letterId, personId, address, subject, body };
  });
  if (!mails.length) return 0;
  await sql`
    with written as (select * from jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) as written(
      id uuid, "letterId" uuid, "personId" uuid, address text, subject text, body text)),
    mailed as (
      insert into mail (id, person_id, address, subject, body, made_at)
      select id, "personId", address, subject, body, ${now} from written
    )
    update reminder_letter as letter set mail_id = written.id
    from written where letter.id = written."letterId"`.execute(tx);
  await queueJobs(
    tx,
    'mail',
    mails.map(({ id }) => ({ mailId: id }))
  );
  return mails.length;
}
