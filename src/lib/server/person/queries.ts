import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { peopleOnAPage, type PeopleQuery } from '#lib/domain/person/people-query.ts';
import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { isDue } from './erase-people.ts';
import { grantHolds } from '#lib/server/unit/units-over.ts';

export interface ListedPerson {
  id: string;
  name: string;
  email: string | null;
  badge: string | null;
  unit: string | null;
  roles: RoleName[];
  /** Has set a password. */
  entered: boolean;
  leftAt: Date | null;
}

/** A page of people as an administrator looks for them, and how many there are in all. */
export async function searchPeople(
  db: Db,
  query: PeopleQuery,
  now: Date
): Promise<{ people: ListedPerson[]; total: number }> {
  const rows = await matching(db, query, now)
    .leftJoin('unit', 'unit.id', 'posting.unit_id')
    .select((row) => [
      'person.id',
      'person.name',
      'person.email',
      'person.badge',
      'person.left_at as leftAt',
      'unit.name as unit',
      row('credential.person_id', 'is not', null).as('entered'),
      sql<RoleName[]>`array(select distinct role from role_grant
        where person_id = person.id and ${grantHolds(now)} order by role)`.as('roles'),
      sql<string>`count(*) over ()`.as('total')
    ])
    .orderBy(sql`lower(person.name)`)
    .orderBy('person.id')
    .limit(peopleOnAPage)
    .offset((query.page - 1) * peopleOnAPage)
    .execute();
  const people = rows.map(({ total: _, entered, ...row }) => ({ ...row, entered: !!entered }));
  return { people, total: Number(rows[0]?.total ?? 0) };
}

function matching(db: Db, { text, unitId, role, state }: PeopleQuery, now: Date) {
  let found = db
    .selectFrom('person')
    .leftJoin('posting', (on) =>
      on.onRef('posting.person_id', '=', 'person.id').on('posting.until_at', 'is', null)
    )
    .leftJoin('credential', 'credential.person_id', 'person.id')
    .where('person.left_at', state === 'left' ? 'is not' : 'is', null);
  if (state === 'waiting') found = found.where('credential.person_id', 'is', null);
  if (text) {
    const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    found = found.where((row) =>
      row.or([
        row(row.fn('lower', ['person.name']), 'like', like),
        row(row.fn('lower', ['person.email']), 'like', like),
        row(row.fn('lower', ['person.badge']), 'like', like)
      ])
    );
  }
  if (unitId)
    found = found.where('posting.unit_id', 'in', (from) =>
      from.selectFrom('unit_above').select('unit_id').where('above_id', '=', unitId)
    );
  if (role)
    found = found.where('person.id', 'in', (from) =>
      from
        .selectFrom('role_grant')
        .select('person_id')
        .where('role', '=', role)
        .where(grantHolds(now))
    );
  return found;
}

/** All that is kept of a person's account, in one statement; null when there is none. */
export async function findPerson(db: Db, id: string, now: Date) {
  const person = await db
    .selectFrom('person')
    .leftJoin('credential', 'credential.person_id', 'person.id')
    .select((from) => [
      'person.id',
      'person.name',
      'person.email',
      'person.badge',
      'person.language',
      'person.time_zone as timeZone',
      'person.created_at as createdAt',
      'person.left_at as leftAt',
      'person.erased_at as erasedAt',
      'person.undone_at as undoneAt',
      'credential.changed_at as passwordAt',
      jsonArrayFrom(
        from
          .selectFrom('posting')
          .innerJoin('unit', 'unit.id', 'posting.unit_id')
          .select(['posting.id', 'posting.unit_id as unitId', 'unit.name as unit'])
          .select(['posting.from_at as fromAt', 'posting.until_at as untilAt'])
          .whereRef('posting.person_id', '=', 'person.id')
          .orderBy('posting.from_at', 'desc')
      ).as('postings'),
      jsonArrayFrom(
        from
          .selectFrom('role_grant')
          .leftJoin('unit', 'unit.id', 'role_grant.unit_id')
          .leftJoin('person as granter', 'granter.id', 'role_grant.granted_by')
          .select(['role_grant.id', 'role_grant.role', 'unit.name as unit'])
          .select(['role_grant.granted_at as grantedAt', 'role_grant.ended_at as endedAt'])
          .select(['role_grant.from_at as fromAt', 'role_grant.until_at as untilAt'])
          .select('granter.name as grantedBy')
          .whereRef('role_grant.person_id', '=', 'person.id')
          .orderBy('role_grant.granted_at', 'desc')
      ).as('roles'),
      jsonArrayFrom(
        from
          .selectFrom('invitation')
          .select(['way', 'made_at as madeAt', 'expires_at as expiresAt'])
          .select(['used_at as usedAt', 'ended_at as endedAt'])
          .whereRef('invitation.person_id', '=', 'person.id')
          .orderBy('made_at', 'desc')
          .limit(5)
      ).as('invitations'),
      from
        .selectFrom('session')
        .select((row) => row.fn.countAll<string>().as('count'))
        .whereRef('session.person_id', '=', 'person.id')
        .where('session.idle_until', '>', now)
        .as('sessions')
    ])
    .where('person.id', '=', id)
    .executeTakeFirst();
  if (!person) return null;
  // inside JSON a moment comes as text
  const { postings, roles, invitations, ...rest } = person;
  return {
    ...rest,
    sessions: Number(rest.sessions ?? 0),
    postings: postings.map((one) => ({
      ...one,
      fromAt: at(one.fromAt),
      untilAt: maybe(one.untilAt)
    })),
    roles: roles.map((one) => ({
      ...one,
      grantedAt: at(one.grantedAt),
      endedAt: maybe(one.endedAt),
      fromAt: maybe(one.fromAt),
      untilAt: maybe(one.untilAt)
    })),
    invitations: invitations.map((one) => ({
      ...one,
      madeAt: at(one.madeAt),
      expiresAt: at(one.expiresAt),
      usedAt: maybe(one.usedAt),
      endedAt: maybe(one.endedAt)
    }))
  };
}

/** What the retention rule would do now: the rule, how many people, and the first of them. */
export async function retentionPreview(db: Db, years: number | null, now: Date) {
  const rules = await db
    .selectFrom('retention_rule')
    .leftJoin('person', 'person.id', 'retention_rule.made_by')
    .select(['retention_rule.id', 'years', 'made_at as madeAt', 'person.name as madeBy'])
    .orderBy('retention_rule.seq', 'desc')
    .limit(10)
    .execute();
  const held = rules[0]?.years ?? null;
  const asked = years ?? held;
  if (asked === null) return { rules, held, asked, people: [], total: 0 };
  const rows = await db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.badge', 'person.left_at as leftAt'])
    .select(sql<string>`count(*) over ()`.as('total'))
    .where(isDue(asked, now))
    .orderBy('left_at')
    .limit(50)
    .execute();
  const people = rows.map(({ total: _, leftAt, ...row }) => ({ ...row, leftAt: leftAt! }));
  return { rules, held, asked, people, total: Number(rows[0]?.total ?? 0) };
}

const at = (moment: Date | string): Date => new Date(moment);
const maybe = (moment: Date | string | null): Date | null => (moment ? at(moment) : null);
