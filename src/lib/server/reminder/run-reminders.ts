import { sql } from 'kysely';
import { digestDay, isOpen, windowsOn } from '#lib/domain/reminder/windows.ts';
import { addDays, type Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { agencyHour } from './agency-hour.ts';
import { elsewhere, type Elsewhere } from './around.ts';
import { currentRules } from './current-rules.ts';
import { readTexts } from './read-texts.ts';
import { mattersToday } from './matters.ts';
import { writeLetters } from './write-letters.ts';

/**
 * Writes today's letters, once a day within the agency's hours: asked again it does nothing, and what
 * a run that was cut short left is done by the next. Any number of processes may run it at once.
 * Gives how many letters it wrote.
 */
export async function runReminders(
  db: Db,
  now: Date,
  from: (db: Db) => Promise<Elsewhere> = elsewhere
): Promise<number> {
  const { rules, versions } = await currentRules(db);
  if (!isOpen(rules.hours, agencyHour(now))) return 0;
  const today = agencyDay(now);
  const runs = await runsSince(db, addDays(today, -7));
  if (runs.includes(today)) return 0;
  const last = digestDay(rules.digest.weekday, today);
  // a week's digest is that of its day; only where no letters were written since, it comes late
  const digest = rules.digest.on && !runs.some((day) => day >= last) ? last : null;
  if (digest) await settleAll(db, now);
  const work = {
    ...{ today, now, windows: windowsOn(rules, today), digest, versions },
    around: { ...(await from(db)), rules, own: await readTexts(db) }
  };
  const people = [...Map.groupBy(await mattersToday(db, work), ({ person }) => person).values()];
  let letters = 0;
  for (let begin = 0; begin < people.length; begin += atOnce)
    letters += await writeLetters(db, work, people.slice(begin, begin + atOnce).flat());
  await db
    .insertInto('reminder_run')
    .values({ day: today, ended_at: now, letters })
    .onConflict((same) => same.column('day').doNothing())
    .execute();
  return letters;
}

/** So many people are written to in one transaction. */
const atOnce = 500;

async function runsSince(db: Db, day: Day): Promise<Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select day::text from reminder_run where day >= ${day}::date`.execute(db);
  return rows.map((row) => row.day);
}
