import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { json } from '#lib/server/db/json.ts';
import type { Tx } from '#lib/server/db/schema.ts';

/** What one person did to another, or to a unit. */
export interface Event {
  at: Date;
  /** Null: a command on the server. */
  by: string | null;
  /** A code as `role-granted`; pages put it into words. */
  what: string;
  /** The id of whom or what it was done to. */
  about: string;
  details?: Record<string, unknown>;
}

/** Writes an act into the log, in the transaction that does it: both happen or neither. */
export async function recordEvent(tx: Tx, { at, by, what, about, details }: Event): Promise<void> {
  await tx
    .insertInto('event')
    .values({ id: randomUUID(), at, by_person: by, what, about, details: json(details ?? {}) })
    .execute();
}

/** Writes many acts at once; one statement. */
export async function recordEvents(tx: Tx, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ at, by, what, about, details }) => ({
    ...{ id: randomUUID(), at, by_person: by, what, about },
    details: details ?? {}
  }));
  await sql`insert into event (id, at, by_person, what, about, details)
    select id, at, by_person, what, about, details from jsonb_to_recordset(${json(rows)}::jsonb)
      as row(id uuid, at timestamptz, by_person uuid, what text, about text, details jsonb)`.execute(
    tx
  );
}
