import { standingOf, titleIn } from '#lib/domain/certificate/certificate.ts';
import { certificatesOf } from '#lib/server/certificate/queries.ts';
import { getDb } from '#lib/server/db/database.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import { trainingsOf } from '#lib/server/training/trainings-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const now = new Date();
  const certificates = await certificatesOf(getDb(), person.id);
  return {
    timeZone: person.timeZone,
    trainings: await trainingsOf(getDb(), person.id),
    certificates: certificates.map((one) => ({
      id: one.id,
      number: one.number,
      title: titleIn(one.courseTitle, event.locals.language, one.marks.original),
      issuedAt: one.issuedAt,
      expiresAt: one.expiresAt,
      standing: standingOf({ expiresAt: one.expiresAt, revoked: one.revocation !== null }, now)
    }))
  };
};
