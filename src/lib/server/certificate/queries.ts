import { sql } from 'kysely';
import {
  standingOf,
  type Certificate,
  type CertificateMarks,
  type PublicCertificate
} from '#lib/domain/certificate/certificate.ts';
import { certificateNumber } from '#lib/domain/certificate/number.ts';
import { overseenBy } from '#lib/server/person/overseen.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** The person's own certificates, newest first, the revoked ones among them. One statement. */
export async function certificatesOf(db: Db, personId: string): Promise<Certificate[]> {
  const rows = await certificates(db)
    .where('certificate.person_id', '=', personId)
    .orderBy('certificate.issued_at', 'desc')
    .execute();
  return rows.map(toCertificate);
}

/**
 * A certificate as its holder, a manager over the holder or an administrator may see it; null: not
 * there for this reader. `mayRevoke`: the reader is one of the latter. One statement.
 */
export async function certificateFor(
  db: Db,
  id: string,
  readerId: string,
  now: Date
): Promise<{ certificate: Certificate; mayRevoke: boolean } | null> {
  const overseen = overseenBy(readerId, sql`certificate.person_id`, now);
  const row = await certificates(db)
    .select(overseen.as('may_revoke'))
    .where('certificate.id', '=', id)
    .where((eb) => eb.or([eb('certificate.person_id', '=', readerId), overseen]))
    .executeTakeFirst();
  return row ? { certificate: toCertificate(row), mayRevoke: row.may_revoke } : null;
}

/** What anyone may know who has the code; null: no certificate has it. One statement. */
export async function certificateByCode(
  db: Db,
  code: string,
  now: Date
): Promise<PublicCertificate | null> {
  const row = await certificates(db).where('certificate.code', '=', code).executeTakeFirst();
  if (!row) return null;
  const certificate = toCertificate(row);
  const { personName, courseTitle, issuedAt, expiresAt, revocation, timeZone } = certificate;
  return {
    personName,
    courseTitle,
    originalLanguage: certificate.marks.original,
    timeZone,
    issuedAt,
    expiresAt,
    standing: standingOf({ expiresAt, revoked: revocation !== null }, now),
    revokedAt: revocation?.at ?? null,
    erased: row.erased_at !== null
  };
}

function certificates(db: Db) {
  return (
    db
      .selectFrom('certificate')
      .leftJoin('revision', 'revision.id', 'certificate.revision_id')
      .innerJoin('person', 'person.id', 'certificate.person_id')
      // one for the programme falls with any of those it rests on
      .leftJoinLateral(
        (q) =>
          q
            .selectFrom('revocation')
            .select(['revocation.revoked_at', 'revocation.reason'])
            .where((eb) =>
              eb.or([
                eb('revocation.certificate_id', '=', eb.ref('certificate.id')),
                eb(
                  'revocation.certificate_id',
                  'in',
                  eb
                    .selectFrom('certificate_part')
                    .select('part_id')
                    .whereRef('certificate_part.certificate_id', '=', 'certificate.id')
                )
              ])
            )
            .orderBy('revocation.revoked_at')
            .limit(1)
            .as('revocation'),
        (join) => join.onTrue()
      )
      .selectAll('certificate')
      .select([
        'revision.number as revision_number',
        sql<number>`(select count(*)::int from certificate_part where certificate_id = certificate.id)`.as(
          'parts'
        ),
        'person.time_zone',
        'person.erased_at',
        'revocation.revoked_at',
        'revocation.reason as revocation_reason'
      ])
  );
}

type CertificateRow = Awaited<ReturnType<ReturnType<typeof certificates>['execute']>>[number];

function toCertificate(row: CertificateRow): Certificate {
  return {
    id: row.id,
    number: certificateNumber(row.number, row.issued_at),
    code: row.code,
    personId: row.person_id,
    personName: row.person_name,
    timeZone: row.time_zone,
    unitName: row.unit_name,
    courseId: row.course_id,
    courseTitle: row.course_title as Record<string, string>,
    revisionId: row.revision_id,
    revisionNumber: row.revision_number,
    language: row.language,
    marks: row.marks as CertificateMarks,
    parts: row.parts,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    revocation: row.revoked_at && { at: row.revoked_at, reason: row.revocation_reason! }
  };
}
