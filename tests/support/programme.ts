import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resultOf } from '#lib/domain/attempt/result.ts';
import { sha256 } from '#lib/domain/course/hash.ts';
import { issueCertificate } from '#lib/server/certificate/issue-certificate.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { publishLibrary } from '#lib/server/library/publish-library.ts';
import { examCourse, now } from './exam-course.ts';

// A programme of courses that are only names, and how one passes them.

/** Courses as published, and a programme of these; `toCome`: named by it, taught by nobody yet. */
export async function publishProgramme(
  db: Db,
  courses: readonly string[],
  toCome: readonly string[] = [],
  beside: readonly string[] = []
): Promise<void> {
  for (const id of [...courses, ...beside]) {
    const revision = sha256(id);
    const course = { id, revision_id: null, created_at: now };
    await db
      .insertInto('course')
      .values(course)
      .onConflict((same) => same.doNothing())
      .execute();
    await db
      .insertInto('revision')
      .values({ id: revision, course_id: id, number: 1, published_at: now })
      .onConflict((same) => same.doNothing())
      .execute();
    await db.updateTable('course').set({ revision_id: revision }).where('id', '=', id).execute();
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'library-'));
  const named = [...courses, ...toCome].join(', ');
  const text = `title: { en: All of it, ru: Всё }\nsummary: x\ngroups:\n  - { id: all, title: All, courses: [${named}] }\n`;
  await writeFile(path.join(folder, 'programme.yaml'), text);
  await publishLibrary(db, folder, now);
}

/** Passes the exam of such a course. */
export async function passCourse(db: Db, personId: string, course: string, at: Date) {
  return db.transaction().execute(async (tx) => {
    const row = { id: randomUUID(), person_id: personId, course_id: course };
    await tx
      .insertInto('enrolment')
      .values({ ...row, started_at: at, seen_at: at })
      .onConflict((same) => same.doNothing())
      .execute();
    const { id: enrolmentId } = await tx
      .selectFrom('enrolment')
      .select('id')
      .where('person_id', '=', personId)
      .where('course_id', '=', course)
      .executeTakeFirstOrThrow();
    const attemptId = randomUUID();
    const result = resultOf(examCourse.exam, []);
    await tx
      .insertInto('attempt')
      .values({
        ...{ id: attemptId, enrolment_id: enrolmentId, number: Math.ceil(Math.random() * 1e9) },
        ...{ revision_id: sha256(course), rule: json(examCourse.exam), seed: 's', language: 'ru' },
        ...{ started_at: at, ends_at: at, submitted_at: at, passed: true, result: json(result) }
      })
      .execute();
    return issueCertificate(tx, {
      ...{ personId, attemptId, result, at, revisionId: sha256(course), language: 'ru' },
      course: { ...examCourse, id: course }
    });
  });
}
