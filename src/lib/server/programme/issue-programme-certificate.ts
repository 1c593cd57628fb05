import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CertificateMarks, Count } from '#lib/domain/certificate/certificate.ts';
import { codeBytes, codeOf } from '#lib/domain/certificate/code.ts';
import { sha256 } from '#lib/domain/course/hash.ts';
import { coursesOf } from '#lib/domain/programme/programme.ts';
import { json } from '#lib/server/db/json.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { loadProgramme } from './load-programme.ts';
import { programmeId } from './programme-id.ts';

export type Holder = { personId: string; name: string; unit: string | null; language: string };

/**
 * Issues the certificate of the programme in the transaction that issued one of its courses, when now
 * all of them are held and valid; else null. It ends with the first of them, and a further one is issued
 * only where that reaches longer than the one held.
 */
export async function issueProgrammeCertificate(
  tx: Tx,
  holder: Holder,
  at: Date
): Promise<string | null> {
  const programme = await loadProgramme(tx);
  if (!programme) return null;
  const courses = coursesOf(programme);
  // the person stands for the quarrel: two last courses passed at once see each other's certificate.
  // No stronger lock: each has just added a certificate, which leans on this row
  await sql`select from person where id = ${holder.personId} for no key update`.execute(tx);
  const parts = await validParts(tx, holder.personId, courses, at);
  if (courses.length === 0 || parts.length < courses.length) return null;
  const ends = parts.flatMap(({ expires_at: end }) => end ?? []);
  const expiresAt = ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  if (await holdsAsLong(tx, holder.personId, expiresAt, at)) return null;
  const id = randomUUID();
  const made = await tx
    .insertInto('certificate')
    .values({
      ...{ id, code: codeOf(randomBytes(codeBytes)), person_id: holder.personId },
      ...{ attempt_id: null, revision_id: null, course_id: programmeId },
      // the same certificates make one, whoever asks: a rule of the table
      programme: sha256(
        Buffer.from(
          parts
            .map((part) => part.id)
            .sort()
            .join()
        )
      ),
      ...{ person_name: holder.name, unit_name: holder.unit, language: holder.language },
      course_title: json(programme.title),
      marks: json(marksOf(parts.map(({ marks }) => marks as CertificateMarks))),
      ...{ issued_at: at, expires_at: expiresAt }
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return null;
  const rows = parts.map((part) => ({ certificate_id: id, part_id: part.id }));
  await tx.insertInto('certificate_part').values(rows).execute();
  return id;
}

type Part = { id: string; expires_at: Date | null; marks: unknown };

/** Of each course the valid certificate that reaches longest. */
async function validParts(tx: Tx, personId: string, courses: string[], at: Date): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select distinct on (course_id) id, expires_at, marks
    from certificate
    where person_id = ${personId} and programme is null and course_id = any(${courses})
      and (expires_at is null or expires_at > ${at})
      and not exists (select from revocation where certificate_id = certificate.id)
    order by course_id, coalesce(expires_at, 'infinity') desc, issued_at desc`.execute(tx);
  return rows;
}

async function holdsAsLong(tx: Tx, personId: string, end: Date | null, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select from certificate
    where person_id = ${personId} and programme is not null
      and coalesce(expires_at, 'infinity') > ${at}
      and coalesce(expires_at, 'infinity') >= coalesce(${end}::timestamptz, 'infinity')
      and not exists (
        select from revocation r where r.certificate_id = certificate.id or r.certificate_id in (
          select part_id from certificate_part where certificate_id = certificate.id))`.execute(tx);
  return rows.length > 0;
}

/** Marks in the mean; of hits and false alarms all together. */
function marksOf(parts: CertificateMarks[]): CertificateMarks {
  const sum = (counts: (Count | null)[]): Count | null => {
    const known = counts.filter((one) => one !== null);
    if (known.length === 0) return null;
    return {
      count: known.reduce((all, { count }) => all + count, 0),
      of: known.reduce((all, { of }) => all + of, 0)
    };
  };
  return {
    percent: Math.floor(parts.reduce((all, { percent }) => all + percent, 0) / parts.length),
    hits: sum(parts.map(({ hits }) => hits)),
    falseAlarms: sum(parts.map(({ falseAlarms }) => falseAlarms)),
    original: 'en'
  };
}
