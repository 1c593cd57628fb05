import { sql } from 'kysely';
import { loadCourses } from '#lib/server/course/load-course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { startSession } from '#lib/server/session/start-session.ts';

export interface Manager {
  cookie: string;
  /** The unit that they are over, and some that lie under it. */
  units: string[];
}

export interface Officer {
  cookie: string;
  personId: string;
}

export interface Readers {
  /** The one over the whole agency first. */
  managers: Manager[];
  officers: Officer[];
  /** The courses' ids. */
  courses: string[];
  /** What the officers answer. */
  revision: string;
  question: string;
  fields: Record<string, string>;
  /** Parts of names that managers look for. */
  names: string[];
  seedMinutes: number;
}

/** So many managers of each level, from the top of the tree down: twenty. */
const levels = [1, 5, 7, 7];
const officers = 20;

/** Who reads and who answers in a seeded agency, all signed in. */
export async function readersOf(db: Db): Promise<Readers> {
  const now = new Date();
  const [loaded] = await loadCourses(db);
  const question = Object.values(loaded!.course.questions).find(
    ({ kind, place }) => kind === 'decide' && place === 'module'
  );
  if (question?.kind !== 'decide') throw new Error('the course asks nothing to decide');
  const managers = await sql<{ id: string; units: string[] }>`
    with ranked as (
      select role_grant.person_id as id, role_grant.unit_id as unit, depth,
        row_number() over (partition by depth order by role_grant.unit_id) as place
      from role_grant
      join (select unit_id, max(depth) as depth from unit_above group by 1) as level using (unit_id)
      where role = 'manager' and ended_at is null
    )
    select id, array(select unit_id from unit_above where above_id = unit
      order by depth, unit_id limit 12)::text[] as units
    from ranked where place <= (${levels}::int[])[depth + 1]
    order by depth, place`.execute(db);
  const people = await sql<{ id: string }>`
    select person_id as id from enrolment
    where course_id = ${loaded!.course.id} and exists (select from posting
      where posting.person_id = enrolment.person_id and until_at is null)
    order by person_id limit ${officers}`.execute(db);
  const signIn = async (id: string) => {
    const { name, value } = await startSession(db, id, 'bench', now);
    return `${name}=${value}`;
  };
  const names = await sql<{ name: string }>`select name from person order by id limit 10`.execute(
    db
  );
  const said = await sql<{ said: string | null }>`
    select obj_description('unit'::regclass) as said`.execute(db);
  return {
    managers: await Promise.all(
      managers.rows.map(async ({ id, units }) => ({ cookie: await signIn(id), units }))
    ),
    officers: await Promise.all(
      people.rows.map(async ({ id }) => ({ cookie: await signIn(id), personId: id }))
    ),
    courses: (await loadCourses(db)).map(({ course }) => course.id),
    revision: loaded!.revision.revisionId,
    question: question.id,
    fields: { choice: question.key.right[0]! },
    names: names.rows.map(({ name }) => name.split(' ').at(-1)!.slice(0, 5)),
    seedMinutes: Number(/[\d.]+(?= minutes)/.exec(said.rows[0]?.said ?? '')?.[0] ?? NaN)
  };
}
