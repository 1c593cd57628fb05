import { redirect } from '@sveltejs/kit';
import { checkAddress } from '#lib/server/certificate/address.ts';
import { printCertificate } from '#lib/server/certificate/print-certificate.ts';
import { certificateFor } from '#lib/server/certificate/queries.ts';
import { readCover } from '#lib/server/certificate/read-cover.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { RequestHandler } from './$types';

/** The certificate on paper. A revoked one is not printed any more: its page says why. */
export const GET: RequestHandler = async (event) => {
  const person = requirePerson(event);
  const page = `/certificates/${event.params.certificate}`;
  const { certificate } = found(
    await certificateFor(getDb(), event.params.certificate, person.id, new Date())
  );
  if (certificate.revocation) redirect(303, page);
  const { revisionId } = certificate;
  const course = revisionId === null ? null : await loadRevision(getDb(), revisionId);
  const printed = await printCertificate(certificate, {
    agency: env().AGENCY_NAME,
    url: checkAddress(certificate.code, event.url.origin),
    cover: course && (await readCover(getDb(), course))
  });
  if (printed.kind === 'refused')
    redirect(303, `${page}?unprintable=${encodeURIComponent(printed.character)}`);
  return new Response(new Uint8Array(printed.pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${certificate.number}.pdf"`
    }
  });
};
