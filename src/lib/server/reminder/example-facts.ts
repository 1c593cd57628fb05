import { sql } from 'kysely';
import type { Language } from '#lib/domain/language.ts';
import type { Facts, Matter, TextPart } from '#lib/domain/reminder/texts.ts';
import { addDays, type Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyDay, agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import { unitFigures } from '#lib/server/standing/unit-figures.ts';
import { isHeld } from './matters.ts';

/** Facts to show words with; `real`: of a person who has such a matter now, else made up. */
export interface Example {
  facts: Facts;
  real: boolean;
}

interface Found {
  name: string;
  courseId: string;
  day: Day;
  unitId: string;
  unit: string;
  manager: string | null;
}

/** An example of what a part of a letter words. Two or three statements. */
export async function exampleFacts(
  db: Db,
  part: TextPart,
  language: Language,
  now: Date
): Promise<Example> {
  const today = agencyDay(now);
  const found = await findOne(db, part, today);
  const { unitId, unit, courseId, day } = found ?? (await madeUp(db, part, today));
  const forManager = ['digest', 'escalation', 'no-address'].includes(part);
  const name = (forManager ? found?.manager : found?.name) ?? '…';
  const silent = part === 'no-address' ? await withoutAddress(db, unitId) : none;
  return {
    real: found !== null && name !== '…',
    facts: {
      reader: { name, language, timeZone: agencyTimeZone() },
      today,
      matters: [await matterOf()],
      silent
    }
  };

  async function matterOf(): Promise<Matter> {
    if (part === 'digest' || part === 'no-address') {
      const figures = unitId ? (await unitFigures(db, [unitId], today)).get(unitId) : null;
      const { over = 3, ending = 2, expired = 1 } = figures ?? {};
      const [never, soon] = [figures?.['never-started'] ?? 1, figures?.['at-risk'] ?? 4];
      return { kind: 'digest', unitId, unit, over, never, soon, ending, expired };
    }
    if (part === 'escalation')
      return { kind: part, unitId, unit, days: 14, people: 1, names: [found?.name ?? '…'] };
    return { kind: part === 'letter' ? 'due-soon' : part, courseId, day };
  }
}

const none = { names: [] as string[], count: 0 };

async function findOne(db: Db, part: TextPart, today: Day): Promise<Found | null> {
  const open = sql`select person_id, course_id, due_on as day from task
    where done_at is null and withdrawn_at is null and due_on`;
  const matters = {
    overdue: sql`${open} < ${today}::date order by due_on desc limit 50`,
    escalation: sql`${open} <= ${addDays(today, -14)}::date order by due_on desc limit 50`,
    'due-soon': sql`${open} >= ${today}::date order by due_on limit 50`,
    expiring: sql`select person_id, course_id,
      (expires_at at time zone ${agencyTimeZone()})::date as day from certificate
      where programme is null and expires_at >= ${`${today}T00:00:00Z`} and ${isHeld}
      order by expires_at limit 50`
  };
  const asked = part in matters ? (part as keyof typeof matters) : 'overdue';
  const other = part === 'letter' ? 'due-soon' : asked;
  const { rows } = await sql<Found>`
    select person.name, matter.course_id as "courseId", matter.day::text as day,
      unit.id as "unitId", unit.name as unit,
      (select manager.name from unit_above join role_grant
        on role_grant.unit_id = unit_above.above_id and role_grant.role = 'manager'
        and role_grant.ended_at is null
        join person as manager on manager.id = role_grant.person_id
        where unit_above.unit_id = unit.id order by unit_above.depth limit 1) as manager
    from (${matters[other]}) as matter
    join person on person.id = matter.person_id and person.left_at is null
    join posting on posting.person_id = person.id and posting.until_at is null
    join unit on unit.id = posting.unit_id
    limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Nobody has such a matter: a course and a unit that there are, on a day that fits. */
async function madeUp(
  db: Db,
  part: TextPart,
  today: Day
): Promise<Omit<Found, 'name' | 'manager'>> {
  const course = await db.selectFrom('course').select('id').limit(1).executeTakeFirst();
  const unit = await db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('archived_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const days = part === 'overdue' || part === 'escalation' ? -14 : 7;
  const [unitId, name] = [unit?.id ?? '', unit?.name ?? '…'];
  return { courseId: course?.id ?? '…', day: addDays(today, days), unitId, unit: name };
}

async function withoutAddress(db: Db, unitId: string) {
  const { rows } = await sql<{ name: string }>`
    select person.name from person join posting on posting.person_id = person.id
      and posting.until_at is null
    where posting.unit_id = ${unitId || null}::uuid and person.left_at is null
    order by (person.email is null) desc, person.name limit 3`.execute(db);
  const names = rows.map(({ name }) => name);
  return names.length ? { names, count: names.length } : { names: ['…'], count: 1 };
}
