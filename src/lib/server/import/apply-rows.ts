import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Facts, Judged } from '#lib/domain/import/judge-row.ts';
import { json } from '#lib/server/db/json.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { recordEvents, type Event } from '#lib/server/event/record-event.ts';
import { endWaysInOf } from '#lib/server/person/ways-in.ts';
import { postPeople } from '#lib/server/posting/post-people.ts';

type Created = Extract<Judged, { verdict: 'created' }>;
type Updated = Extract<Judged, { verdict: 'updated' }>;

export interface Doing {
  importId: string;
  by: string;
  now: Date;
  language: string;
  timeZone: string;
}

/** Grants that were made for a person: what undoing has to end. */
export type Granted = { id: string; role: string; unitId: string | null };

/**
 * Adds people with posting, roles and event each; gives their ids in the rows' order, null where
 * somebody else took e-mail or badge at this moment. Four statements.
 */
export async function createPeople(
  tx: Tx,
  rows: readonly Created[],
  doing: Doing
): Promise<({ id: string; granted: Granted[] } | null)[]> {
  if (rows.length === 0) return [];
  const made = rows.map((row) => ({ ...row, id: randomUUID() }));
  const { rows: added } = await sql<{ id: string }>`
    insert into person (id, name, email, badge, language, time_zone, created_at)
    select id, name, email, badge, language, ${doing.timeZone}, ${doing.now}
    from jsonb_to_recordset(${json(made.map(({ id, after }) => ({ id, ...after })))}::jsonb)
      as row(id uuid, name text, email text, badge text, language text)
    on conflict do nothing returning id`.execute(tx);
  const there = new Set(added.map(({ id }) => id));
  const kept = made.filter(({ id }) => there.has(id));
  const moves = kept.map(({ id, after, postedFrom }) => ({
    ...{ personId: id, unitId: after.unitId ?? null, from: postedFrom }
  }));
  await postPeople(
    tx,
    moves.filter(({ unitId }) => unitId !== null),
    doing.by
  );
  const granted = await grantRoles(tx, kept, doing);
  const events = kept.map(({ id, after }): Event => {
    const { roles = [], ...details } = after;
    const held = roles.map(({ role }) => role);
    return told(doing, 'person-added', id, { ...details, roles: held });
  });
  await recordEvents(tx, events);
  return made.map(({ id }) => (there.has(id) ? { id, granted: granted.get(id) ?? [] } : null));
}

/** Changes people as their rows say; gives the grants made. At most nine statements. */
export async function updatePeople(
  tx: Tx,
  rows: readonly Updated[],
  doing: Doing
): Promise<{ granted: Granted[] }[]> {
  if (rows.length === 0) return [];
  await setDetails(tx, rows);
  const changed = rows.filter(({ after }) => after.email !== undefined);
  // what went to the old address must not let its reader in
  await endWaysInOf(
    tx,
    changed.map(({ personId }) => personId),
    doing.now
  );
  const moves = rows.filter(({ after }) => after.unitId !== undefined);
  await postPeople(
    tx,
    moves.map(({ personId, after, postedFrom }) => ({
      ...{ personId, unitId: after.unitId ?? null, from: postedFrom }
    })),
    doing.by
  );
  const wanted = rows.map(({ personId, after }) => ({ id: personId, after }));
  const granted = await grantRoles(tx, wanted, doing);
  await recordEvents(
    tx,
    rows.flatMap((row) => eventsOf(row, doing))
  );
  return rows.map(({ personId }) => ({ granted: granted.get(personId) ?? [] }));
}

/** Sets what is named of name, e-mail, badge and language, and leaves the rest. One statement. */
export async function setDetails(
  tx: Tx,
  rows: readonly { personId: string; after: Facts }[]
): Promise<void> {
  const set = rows.flatMap(({ personId, after }) => {
    const { unitId: _unit, roles: _roles, ...details } = after;
    return Object.keys(details).length > 0 ? [{ id: personId, details }] : [];
  });
  if (set.length === 0) return;
  await sql`update person set
      name = coalesce(row.details->>'name', person.name),
      email = case when row.details ? 'email' then row.details->>'email' else person.email end,
      badge = case when row.details ? 'badge' then row.details->>'badge' else person.badge end,
      language = coalesce(row.details->>'language', person.language)
    from jsonb_to_recordset(${json(set)}::jsonb) as row(id uuid, details jsonb)
    where person.id = row.id`.execute(tx);
}

async function grantRoles(
  tx: Tx,
  rows: readonly { id: string; after: Facts }[],
  { by, now }: Doing
): Promise<Map<string, Granted[]>> {
  const grants = rows.flatMap(({ id, after }) =>
    (after.roles ?? []).map(({ role, unitId }) => ({
      ...{ id: randomUUID(), personId: id, role, unitId }
    }))
  );
  if (grants.length > 0)
    await sql`insert into role_grant (id, person_id, role, unit_id, granted_at, granted_by)
      select id, "personId", role, "unitId", ${now}, ${by} from jsonb_to_recordset(${json(grants)}::jsonb)
        as row(id uuid, "personId" uuid, role text, "unitId" uuid)
      on conflict do nothing`.execute(tx);
  return Map.groupBy(grants, ({ personId }) => personId);
}

function eventsOf({ personId, before, after }: Updated, doing: Doing): Event[] {
  const { unitId, roles, ...details } = after;
  const events: Event[] = [];
  const changes = Object.keys(details) as ('name' | 'email' | 'badge' | 'language')[];
  if (changes.length > 0) {
    const pairs = Object.fromEntries(changes.map((key) => [key, [before[key], after[key]]]));
    events.push(told(doing, 'person-edited', personId, pairs));
  }
  if (unitId !== undefined)
    events.push(told(doing, 'person-moved', personId, { from: before.unitId, to: unitId }));
  for (const { role, unitId: over } of roles ?? [])
    events.push(told(doing, 'role-granted', personId, { role, unitId: over }));
  return events;
}

const told = ({ importId, by, now }: Doing, what: string, about: string, details: object) => ({
  ...{ at: now, by, what, about },
  details: { ...details, import: importId }
});
