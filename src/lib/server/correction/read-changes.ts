import { keyChanges, type KeyChange } from '#lib/domain/correction/key-change.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { pastOf, type Past } from './queries.ts';
import { remarks, workOut, type Affected, type Courses } from './work-out.ts';

export type Changes = {
  course: Course;
  revisionId: string;
  changes: (KeyChange & { done: Past['done'][number] | null })[];
};

/** Keys that the published revision of a course changed. null: there is no such course. One statement. */
export async function readChanges(db: Db, courseId: string): Promise<Changes | null> {
  const past = await pastOf(db, courseId);
  const [current, ...before] = past?.revisions ?? [];
  if (!past || !current) return null;
  const course = await loadRevision(db, current.id);
  const earlier = [];
  for (const { id, number } of before)
    earlier.push({ course: await loadRevision(db, id), revisionId: id, number });
  const changes = keyChanges(course, earlier).map((change) => {
    const { fromHash, toHash } = change;
    const done = past.done.find((one) => one.fromHash === fromHash && one.toHash === toHash);
    return { ...change, done: done ?? null };
  });
  return { course, revisionId: current.id, changes };
}

/** What marking again would change, in numbers. Nobody is named: it is about the question. */
export type Effect = {
  attempts: number;
  marks: number;
  results: number;
  nowPass: number;
  stayPassed: number;
};

/** Who is affected, before anything happens. Two statements, and the courses of their attempts. */
export async function previewCorrection(
  db: Db,
  { course, revisionId }: Changes,
  change: KeyChange
): Promise<Effect> {
  const about = { ...change, courseId: course.id };
  const courses = await coursesFor(db, about, { course, revisionId });
  const from = await loadRevision(db, change.from.revisionId);
  const marked = await remarks(db, about, { from, now: course });
  return {
    ...effectOf(await workOut(db, about, courses)),
    marks: marked.reduce((sum, { count }) => sum + count, 0)
  };
}

export function effectOf(affected: readonly Affected[]): Omit<Effect, 'marks'> {
  const results = affected.map(({ result }) => result);
  return {
    attempts: results.length,
    results: results.filter(({ isOther }) => isOther).length,
    nowPass: results.filter(({ before, after }) => after.passed && !before.passed).length,
    stayPassed: results.filter(({ before, wouldPass }) => before.passed && !wouldPass).length
  };
}

/** The compiled courses of all attempts that hold the version, and of corrections made before. */
export async function coursesFor(
  db: Db,
  { courseId, questionId, fromHash }: { courseId: string; questionId: string; fromHash: string },
  now: { course: Course; revisionId: string }
): Promise<Courses> {
  const held = await db
    .selectFrom('attempt_item')
    .innerJoin('attempt', 'attempt.id', 'attempt_item.attempt_id')
    .select('attempt.revision_id')
    .where('attempt_item.question_id', '=', questionId)
    .where('attempt_item.question_hash', '=', fromHash)
    .union(db.selectFrom('key_correction').select('revision_id').where('course_id', '=', courseId))
    .execute();
  const loaded = new Map([[now.revisionId, now.course]]);
  for (const { revision_id } of held) loaded.set(revision_id, await loadRevision(db, revision_id));
  return { now: now.course, of: (revision) => loaded.get(revision)! };
}
