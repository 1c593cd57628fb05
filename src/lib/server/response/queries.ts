import { sql } from 'kysely';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import {
  responseColumns,
  toResponse,
  type KeptResponse,
  type ResponseRow
} from './response-row.ts';

/** The module answer with this id, whoever gave it. One statement. */
export async function responseById(
  db: Db | Tx,
  id: string
): Promise<(KeptResponse & { personId: string }) | null> {
  const { rows } = await sql<ResponseRow & { person_id: string }>`
    select ${responseColumns}, e.person_id
    from response s
    join enrolment e on e.id = s.enrolment_id
    join mark k on k.response_id = s.id
    where s.id = ${id} and s.attempt_id is null
    order by k.marked_at desc limit 1`.execute(db);
  return rows[0] ? { ...toResponse(rows[0]), personId: rows[0].person_id } : null;
}
