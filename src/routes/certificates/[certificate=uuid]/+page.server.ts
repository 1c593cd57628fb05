import { fail, redirect } from '@sveltejs/kit';
import { standingOf } from '#lib/domain/certificate/certificate.ts';
import { checkAddress } from '#lib/server/certificate/address.ts';
import { certificateFor } from '#lib/server/certificate/queries.ts';
import { qrPath } from '#lib/server/certificate/qr.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { sayCertificate } from '#lib/server/certificate/say-certificate.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { text } from '#lib/server/form.ts';
import { holderFreshness } from '#lib/server/practice/holder-freshness.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const { certificate, mayRevoke } = found(
    await certificateFor(getDb(), event.params.certificate, person.id, new Date())
  );
  const freshness = await holderFreshness(getDb(), certificate, new Date());
  const { revisionId } = certificate;
  const course = revisionId === null ? null : await loadRevision(getDb(), revisionId);
  const file = course?.cover?.files['*'];
  const address = checkAddress(certificate.code, event.url.origin);
  const { expiresAt, revocation } = certificate;
  return {
    id: certificate.id,
    isOwn: certificate.personId === person.id,
    mayRevoke: mayRevoke && !revocation,
    standing: standingOf({ expiresAt, revoked: revocation !== null }, new Date()),
    revocation,
    freshness,
    timeZone: person.timeZone,
    unprintable: event.url.searchParams.get('unprintable'),
    sheet: {
      said: sayCertificate(certificate, env().AGENCY_NAME),
      personName: certificate.personName,
      unitName: certificate.unitName,
      code: certificate.code,
      address,
      qr: qrPath(address),
      cover: file ? { src: `/media/${file.hash}`, width: file.width, height: file.height } : null
    }
  };
};

export const actions: Actions = {
  revoke: async (event) => {
    const person = requirePerson(event);
    const reason = text(await event.request.formData(), 'reason');
    const { certificate } = event.params;
    const revoking = { certificateId: certificate, by: person.id, reason };
    const outcome = await revokeCertificate(getDb(), revoking, new Date());
    if (outcome.kind === 'revoked') redirect(303, `/certificates/${certificate}`);
    found(outcome.reason === 'unknown-certificate' ? null : outcome);
    return fail(400, { reason });
  }
};
