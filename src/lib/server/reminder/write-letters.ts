import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Part } from '#lib/domain/reminder/rules.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { queueJobs } from '#lib/server/job/queue-job.ts';
import { reminderLetter, type Around } from '#lib/server/mail/reminder-letter.ts';
import { isHeld, type DueMatter, type Search } from './matters.ts';
import { readFacts } from './read-facts.ts';

export interface Work extends Search {
  versions: Record<Part, string>;
  around: Around;
}

/**
 * Writes of these matters what is still due: letter, log, mail and its job together. Whom another
 * process writes to at this moment is waited for, and left to it. Gives how many mails there were.
 * Nine statements, however many people.
 */
export async function writeLetters(db: Db, work: Work, matters: DueMatter[]): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const people = [...new Set(matters.map(({ person }) => person))];
    const letters = await openLetters(tx, work, people);
    if (!letters.length) return 0;
    await writeLog(tx, work, letters, matters);
    await foldEarlier(tx, work, letters);
    return writeMails(tx, work, letters);
  });
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

/**
 * What each letter is about, where it still is: tasks that are open, certificates that run. The
 * table's key leaves out whatever was written of before.
 */
async function writeLog(
  tx: Tx,
  { today, now, versions }: Work,
  letters: Opened[],
  matters: DueMatter[]
): Promise<void> {
  const letterOf = new Map(letters.map(({ id, personId }) => [personId, id]));
  const rows = matters.flatMap((one) => {
    const letter = letterOf.get(one.person);
    return letter ? [{ ...one, letter, version: versions[one.kind] }] : [];
  });
  await sql`
    insert into reminder (letter_id, person_id, kind, matter, step, about_id, unit_id, course_id,
      due_on, rule_version, day, made_at)
    select letter, person, kind, matter, step, about, unit, course, due, version, ${today}::date,
      ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(letter uuid, person uuid,
      kind text, matter uuid, step int, about uuid, unit uuid, course text, due date,
      version bigint)
    where case kind when 'digest' then true
      when 'expiring' then exists (select from certificate where certificate.id = one.matter
        and ${isHeld})
      else exists (select from task where task.id = one.matter and task.done_at is null
        and task.withdrawn_at is null) end
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
