import type { Report, Told } from '#lib/domain/report/report.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import type { Db, Row } from '#lib/server/db/schema.ts';

const mostListed = 200;

/** What a person reported, the newest first. One statement. */
export async function reportsBy(db: Db, personId: string): Promise<Report[]> {
  const rows = await db
    .selectFrom('report')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map(toReport);
}

/** The last that a person reported of a question, as its maker is told. One statement. */
export async function lastReport(
  db: Db,
  personId: string,
  about: { courseId: string; questionId: string }
): Promise<Told | null> {
  const row = await db
    .selectFrom('report')
    .selectAll()
    .where('person_id', '=', personId)
    .where('course_id', '=', about.courseId)
    .where('question_id', '=', about.questionId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { words, madeAt, closed } = toReport(row);
  return { words, madeAt, closed };
}

/** What was reported of a course: the open ones first, then the newest. One statement. */
export async function reportsOn(db: Db, courseId: string): Promise<Report[]> {
  const rows = await db
    .selectFrom('report')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy((from) => from('closed_at', 'is', null), 'desc')
    .orderBy('made_at', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map(toReport);
}

/** One of them; null: the course has no such report. One statement. */
export async function reportOn(db: Db, courseId: string, id: string): Promise<Report | null> {
  const row = await db
    .selectFrom('report')
    .selectAll()
    .where('id', '=', id)
    .where('course_id', '=', courseId)
    .executeTakeFirst();
  return row ? toReport(row) : null;
}

export async function countOpenReports(db: Db, courseId: string): Promise<number> {
  const row = await db
    .selectFrom('report')
    .select((from) => from.fn.countAll<string>().as('count'))
    .where('course_id', '=', courseId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Who reported it is not told: the item is in question, not the person. */
function toReport(row: Row<'report'>): Report {
  return {
    id: row.id,
    courseId: row.course_id,
    revisionId: row.revision_id,
    questionId: row.question_id,
    questionHash: row.question_hash,
    attemptId: row.attempt_id,
    language: row.language,
    seed: row.seed,
    drawn: row.specimen as Drawn | null,
    words: row.words,
    madeAt: row.made_at,
    closed: row.closed_at && { at: row.closed_at, answer: row.answer! }
  };
}
