import type { Played } from '#lib/domain/case/play-case.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** What a person has chosen in these cases of a course, the last time each was played. One statement. */
export async function playedCases(
  db: Db,
  personId: string,
  courseId: string,
  ids: string[]
): Promise<Record<string, Played>> {
  if (ids.length === 0) return {};
  const rows = await db
    .selectFrom('case_choice')
    .select(['case_id', 'run', 'choice'])
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .where('case_id', 'in', ids)
    .orderBy('run')
    .orderBy('place')
    .execute();
  const played: Record<string, Played> = {};
  for (const { case_id, run, choice } of rows)
    if (played[case_id]?.run === run) played[case_id].choices.push(choice);
    else played[case_id] = { run, choices: [choice] };
  return played;
}
