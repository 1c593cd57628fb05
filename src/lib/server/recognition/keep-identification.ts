import { sql } from 'kysely';
import { countedAt, type Identification } from '#lib/domain/recognition/identification.ts';

export type Identified = {
  identification: Identification;
  personId: string;
  confidence: number | null;
  /** From being shown to being answered; null: not known. */
  seconds: number | null;
  givenAt: Date;
};

/**
 * Keeps what an answer says of telling things apart: a part of the statement that adds the response,
 * `given` being its name there. The unit is that of the day on which it was given.
 */
export function identificationOfGiven(
  { identification: one, personId, confidence, seconds, givenAt }: Identified,
  now: Date
) {
  const at = countedAt(givenAt, now);
  return sql`insert into identification (response_id, person_id, unit_id, at, taxon_group, kind,
      truth, answer, feature, confidence, seconds, seed, views, refer)
    select given.id, ${personId}::uuid,
      (select unit_id from posting where person_id = ${personId} and from_at <= ${at}
        and (until_at is null or until_at > ${at}) order by from_at desc limit 1),
      ${at}::timestamptz, ${one.group}, ${one.kind}, ${one.truth}, ${one.answer}, ${one.feature},
      ${confidence}::int, ${seconds}::real, ${one.seed}::int, ${one.views}::text[], ${one.refer}
    from given`;
}
