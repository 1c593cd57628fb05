import { randomBytes, randomUUID } from 'node:crypto';
import type { Result } from '#lib/domain/attempt/result.ts';
import type { CertificateMarks } from '#lib/domain/certificate/certificate.ts';
import { codeBytes, codeOf } from '#lib/domain/certificate/code.ts';
import { expiryOf } from '#lib/domain/certificate/expiry.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { json } from '#lib/server/db/json.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { issueProgrammeCertificate } from '#lib/server/programme/issue-programme-certificate.ts';
import { earnTasks } from '#lib/server/task/earn-tasks.ts';

export type Earned = {
  attemptId: string;
  personId: string;
  result: Result;
  course: Course;
  revisionId: string;
  language: string;
  /** When the attempt was submitted. */
  at: Date;
};

/**
 * The certificate of a passed attempt, in the transaction that closes it. The caller holds the
 * attempt's lock; that one attempt gives one certificate is also a rule of the table.
 * Name, unit and titles are copied: it stays as it was whatever happens to them. With the last course of
 * the programme comes the certificate of the programme.
 */
export async function issueCertificate(tx: Tx, earned: Earned): Promise<string> {
  const { course, at } = earned;
  const holder = await readHolder(tx, earned);
  const id = randomUUID();
  await tx
    .insertInto('certificate')
    .values({
      id,
      code: codeOf(randomBytes(codeBytes)),
      person_id: earned.personId,
      attempt_id: earned.attemptId,
      course_id: course.id,
      revision_id: earned.revisionId,
      person_name: holder.name,
      unit_name: holder.unit,
      course_title: json(titlesOf(course)),
      language: earned.language,
      marks: json(marksOf(earned.result, course)),
      issued_at: at,
      // renewed before the old one ends, it goes on where that ends: nobody loses by being early
      expires_at: expiryOf(holder.validUntil ?? at, course.validMonths)
    })
    .execute();
  await earnTasks(tx, { personId: earned.personId, courseId: course.id, certificateId: id }, at);
  const { personId, language } = earned;
  await issueProgrammeCertificate(tx, { ...holder, personId, language }, at);
  return id;
}

function readHolder(tx: Tx, { personId, course, at }: Earned) {
  return tx
    .selectFrom('person')
    .leftJoin('posting', (join) =>
      join.onRef('posting.person_id', '=', 'person.id').on('posting.until_at', 'is', null)
    )
    .leftJoin('unit', 'unit.id', 'posting.unit_id')
    .select(['person.name', 'unit.name as unit'])
    .select((one) =>
      one
        .selectFrom('certificate')
        .leftJoin('revocation', 'revocation.certificate_id', 'certificate.id')
        .select((max) => max.fn.max('expires_at').as('until'))
        .whereRef('certificate.person_id', '=', 'person.id')
        .where('course_id', '=', course.id)
        .where('expires_at', '>', at)
        .where('revocation.certificate_id', 'is', null)
        .as('validUntil')
    )
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
}

function titlesOf(course: Course): Record<string, string> {
  return Object.fromEntries(
    Object.entries(course.texts).map(([language, text]) => [language, text.title])
  );
}

function marksOf(result: Result, course: Course): CertificateMarks {
  const limit = (name: string) => result.limits.find((one) => one.name === name);
  const { hits, misses, falseAlarms, correctClears, unanswered } = result.decided;
  const harmless = falseAlarms + correctClears + unanswered;
  return {
    percent: limit('marks')?.percent ?? 0,
    hits: hits + misses ? { count: hits, of: hits + misses } : null,
    falseAlarms: harmless ? { count: falseAlarms, of: harmless } : null,
    original: course.original
  };
}
