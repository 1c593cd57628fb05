import { sql } from 'kysely';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { overseenBy } from '#lib/server/person/overseen.ts';
import type { Db } from '#lib/server/db/schema.ts';

export type Revoking = { certificateId: string; by: string; reason: string };

export type Revoked =
  { kind: 'revoked' } | { kind: 'refused'; reason: 'unknown-certificate' | 'bad-reason' };

/**
 * Revokes a certificate for ever: by a manager over its holder or an administrator, with a reason
 * of 3 to 2000 characters. Done twice, the first stands.
 */
export async function revokeCertificate(db: Db, revoking: Revoking, now: Date): Promise<Revoked> {
  const reason = revoking.reason.trim();
  if (reason.length < 3 || reason.length > 2000) return { kind: 'refused', reason: 'bad-reason' };
  return db.transaction().execute(async (tx) => {
    const certificate = await tx
      .selectFrom('certificate')
      .select(['id', 'person_id'])
      .where('id', '=', revoking.certificateId)
      .where(overseenBy(revoking.by, sql`certificate.person_id`, now))
      .executeTakeFirst();
    if (!certificate) return { kind: 'refused', reason: 'unknown-certificate' };
    const added = await tx
      .insertInto('revocation')
      .values({
        certificate_id: certificate.id,
        revoked_at: now,
        revoked_by: revoking.by,
        reason
      })
      .onConflict((conflict) => conflict.column('certificate_id').doNothing())
      .returning('certificate_id')
      .execute();
    if (added.length)
      await recordEvent(tx, {
        at: now,
        by: revoking.by,
        what: 'certificate-revoked',
        about: certificate.id,
        details: { person: certificate.person_id, reason }
      });
    return { kind: 'revoked' };
  });
}
