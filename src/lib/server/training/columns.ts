import { sql, type RawBuilder } from 'kysely';

// What several queries read of `training`.

/** A day and hours as text, whatever the driver makes of dates. */
export const facts = sql`training.id, training.kind, training.title, training.course_id as "courseId",
  training.day::text as day, training.place, training.trainer,
  case when training.minutes is not null then jsonb_build_object(
    'begins', to_char(training.begins, 'HH24:MI'), 'ends', to_char(training.ends, 'HH24:MI'),
    'minutes', training.minutes) end as hours`;

/** The newest that was said of the row `one` of `training_person`, as `said`. */
export const newest = (columns: RawBuilder<unknown>) => sql`left join lateral (
  select ${columns} from training_attendance as said
  where said.training_id = one.training_id and said.person_id = one.person_id
  order by said.seq desc limit 1) as said on true`;

export const cancelled = sql`coalesce((select cancelled from training_cancel
  where training_id = training.id order by seq desc limit 1), false) as cancelled`;
