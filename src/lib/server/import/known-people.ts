import { sql } from 'kysely';
import type { KnownPerson } from '#lib/domain/import/judge-row.ts';
import type { Role } from '#lib/domain/import/read-words.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { reachOf } from '#lib/server/person/reach.ts';
import { grantHolds } from '#lib/server/unit/units-over.ts';

export interface Keys {
  email_key: string | null;
  badge_key: string | null;
}

/**
 * Who has the e-mails and badges of some rows, with posting and roles. Three or four statements. `lock`: they
 * are held until the transaction ends, in the order of their ids, so that two do not wait for each
 * other for ever.
 */
export async function knownPeople(
  tx: Tx,
  keys: readonly Keys[],
  { by, now, lock }: { by: Actor; now: Date; lock: boolean }
): Promise<(keys: Keys) => { byEmail: KnownPerson | null; byBadge: KnownPerson | null }> {
  const emails = keys.flatMap(({ email_key }) => email_key ?? []);
  const badges = keys.flatMap(({ badge_key }) => badge_key ?? []);
  const named = tx
    .selectFrom('person')
    .where('undone_at', 'is', null)
    .where((row) =>
      row.or([
        row(sql`lower(email)`, '=', sql`any(${emails}::text[])`),
        row(sql`lower(badge)`, '=', sql`any(${badges}::text[])`)
      ])
    )
    .orderBy('id');
  // first the lock, then the looking: what was done by whom we waited for is seen
  if (lock) await named.select('id').forNoKeyUpdate().execute();
  const people = await named
    .select(['id', 'name', 'email', 'badge', 'language', 'left_at'])
    .select((from) => reachOf(by)(from).as('reachable'))
    .execute();
  const ids = people.map(({ id }) => id);
  const postings = await tx
    .selectFrom('posting')
    .select(['person_id', 'unit_id', 'from_at'])
    .where('person_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('until_at', 'is', null)
    .execute();
  const grants = await tx
    .selectFrom('role_grant')
    .select(['person_id', 'role', 'unit_id as unitId'])
    .where('person_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(grantHolds(now))
    .execute();
  const posted = new Map(postings.map((row) => [row.person_id, row]));
  const held = Map.groupBy(grants, ({ person_id }) => person_id);
  const known = people.map((row): KnownPerson => {
    const { left_at, reachable, ...rest } = row;
    const place = posted.get(row.id);
    return {
      ...rest,
      left: left_at !== null,
      reachable: !!reachable,
      unitId: place?.unit_id ?? null,
      postedFrom: place?.from_at ?? null,
      roles: (held.get(row.id) ?? []).map(({ role, unitId }) => ({ role: role as Role, unitId }))
    };
  });
  const byEmail = new Map(known.map((one) => [one.email?.toLowerCase(), one]));
  const byBadge = new Map(known.map((one) => [one.badge?.toLowerCase(), one]));
  return ({ email_key, badge_key }) => ({
    byEmail: (email_key !== null && byEmail.get(email_key)) || null,
    byBadge: (badge_key !== null && byBadge.get(badge_key)) || null
  });
}
