import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { json } from '#lib/server/db/json.ts';
import type { Tx } from '#lib/server/db/schema.ts';

export interface Move {
  personId: string;
  /** Null: posted nowhere. */
  unitId: string | null;
  from: Date;
}

/**
 * Ends the postings of many people and begins their next ones, as postPerson does for one. The
 * people's rows are locked, the units held open, and tasks dealt afterwards, by the caller. Two statements.
 */
export async function postPeople(tx: Tx, moves: readonly Move[], by: string | null): Promise<void> {
  if (moves.length === 0) return;
  const rows = json(moves.map((move) => ({ ...move, id: randomUUID() })));
  await sql`update posting set until_at = greatest(posting.from_at, move."from")
    from jsonb_to_recordset(${rows}::jsonb) as move("personId" uuid, "from" timestamptz)
    where posting.person_id = move."personId" and posting.until_at is null`.execute(tx);
  await sql`insert into posting (id, person_id, unit_id, from_at, made_by)
    select id, "personId", "unitId", "from", ${by} from jsonb_to_recordset(${rows}::jsonb)
      as move(id uuid, "personId" uuid, "unitId" uuid, "from" timestamptz)
    where "unitId" is not null`.execute(tx);
}
