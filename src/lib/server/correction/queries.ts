import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';

/** How many revisions back a changed key is looked for. */
const lookedBack = 8;

export type Past = {
  /** The published revision, then the newest before it. */
  revisions: { id: string; number: number }[];
  done: { fromHash: string; toHash: string; at: Date; changed: number }[];
};

/** What came before the published revision, and which keys were put right. null: not published. */
export async function pastOf(db: Db, courseId: string): Promise<Past | null> {
  const { rows } = await sql<{ revisions: Past['revisions']; done: DoneRow[] }>`
    select
      (select jsonb_agg(jsonb_build_object('id', one.id, 'number', one.number)
          order by one.id = course.revision_id desc, one.number desc)
        from (select id, number from revision where course_id = course.id
          and number <= current.number order by number desc limit ${lookedBack + 1}) one) as revisions,
      (select coalesce(jsonb_agg(jsonb_build_object('fromHash', from_hash, 'toHash', to_hash,
          'at', made_at, 'changed', (select count(*) from result_correction
            where correction_id = key_correction.id)) order by made_at desc), '[]')
        from key_correction where course_id = course.id) as done
    from course join revision current on current.id = course.revision_id
    where course.id = ${courseId}`.execute(db);
  const row = rows[0];
  return row ? { ...row, done: row.done.map((one) => ({ ...one, at: new Date(one.at) })) } : null;
}

/** Times inside jsonb come as ISO text. */
type DoneRow = Omit<Past['done'][number], 'at'> & { at: string };
