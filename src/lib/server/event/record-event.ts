import { randomUUID } from 'node:crypto';
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
