import { sql } from 'kysely';
import type { PersonTraining } from '#lib/domain/training/training.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { cancelled, facts, newest } from './columns.ts';

/**
 * Every training of a person, wherever it was, the latest first; not those entered by mistake. The
 * caller may see the person. One statement.
 */
export async function trainingsOf(db: Db | Tx, personId: string): Promise<PersonTraining[]> {
  const { rows } = await sql<PersonTraining>`
    select ${facts}, topics, note, taxon_groups as groups, ${cancelled}, said.state,
      said.minutes as "attendedMinutes", coalesce(said.remark, '') as remark
    from training_person as one
    join training on training.id = one.training_id
    ${newest(sql`said.state, said.minutes, said.remark`)}
    where one.person_id = ${personId} and said.state is distinct from 'struck'
    order by training.day desc, training.begins desc nulls last, training.id`.execute(db);
  return rows;
}
