import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';
import type { Standing } from '#lib/domain/enrolment/standing.ts';
import { heardFrom } from '#lib/server/unit/heard-from.ts';

export type Opened = {
  personId: string;
  courseId: string;
  module: string;
  step: number;
  steps: number;
  /** Each question of the module has been answered: with its last step opened it is done. */
  allAnswered: boolean;
};

/** Remembers the step that was opened, and enrols who opens the first. One statement. */
export async function keepPlace(db: Db, opened: Opened, now: Date): Promise<void> {
  const { personId, courseId, module, step, steps, allAnswered } = opened;
  await sql`
    with opened as (
      insert into enrolment (id, person_id, course_id, started_at, module_id, step, seen_at)
      values (${randomUUID()}, ${personId}, ${courseId}, ${now}, ${module}, ${step}, ${now})
      on conflict (person_id, course_id)
      do update set module_id = excluded.module_id, step = excluded.step, seen_at = excluded.seen_at
      returning id),
    ${heardFrom(personId, now, sql`select from opened`)}
    insert into module_progress as kept (enrolment_id, module_id, step, steps, done_at)
    select id, ${module}, ${step}::int, ${steps}::int,
      case when ${allAnswered} and ${step}::int >= ${steps}::int then ${now}::timestamptz end
    from opened
    on conflict (enrolment_id, module_id) do update set
      step = greatest(kept.step, excluded.step),
      steps = excluded.steps,
      done_at = coalesce(kept.done_at,
        case when ${allAnswered} and greatest(kept.step, excluded.step) >= excluded.steps
        then ${now}::timestamptz end)`.execute(db);
}

// often enough for "seen today", seldom enough that a reload writes nothing
const staleAfter = 10 * 60_000;

/** Whether opening this step tells anything that is not known yet. */
export function isNews({ place, seenAt, modules }: Standing, opened: Opened, now: Date): boolean {
  const module = modules.find(({ id }) => id === opened.module);
  return (
    place?.module !== opened.module ||
    place.step !== opened.step ||
    !module ||
    module.step < opened.step ||
    (opened.allAnswered && module.step >= opened.steps && module.doneAt === null) ||
    now.getTime() - (seenAt?.getTime() ?? 0) > staleAfter
  );
}
