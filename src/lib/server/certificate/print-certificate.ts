import type { Certificate } from '#lib/domain/certificate/certificate.ts';
import { compose } from './pdf/compose.ts';
import { drawCertificate } from './pdf/draw-certificate.ts';
import { UnprintableError } from './pdf/faces.ts';
import { closeSheet, openSheet } from './pdf/sheet.ts';
import type { Cover } from './read-cover.ts';
import { qrPath } from './qr.ts';
import { sayCertificate } from './say-certificate.ts';

export type Printing = {
  agency: string;
  /** Where anyone checks it: https://…/verify/CODE */
  url: string;
  cover: Cover | null;
};

export type Printed =
  | { kind: 'printed'; pdf: Buffer }
  /** No font has this character; nothing is printed rather than a box in a name. */
  | { kind: 'refused'; reason: 'no-glyph'; character: string };

/** The certificate as PDF/UA on one page of A4. About 15 ms once the fonts are open. */
export async function printCertificate(
  certificate: Certificate,
  printing: Printing
): Promise<Printed> {
  const said = sayCertificate(certificate, printing.agency);
  const own = said[0]!;
  try {
    const composed = compose(certificate, said);
    const pdf = openSheet({
      title: `${own.title}: ${certificate.personName}`,
      language: own.language,
      author: printing.agency,
      made: certificate.issuedAt
    });
    const { cover, url } = printing;
    drawCertificate(pdf, { composed, own, cover, qr: qrPath(url), url });
    return { kind: 'printed', pdf: await closeSheet(pdf) };
  } catch (fault) {
    if (!(fault instanceof UnprintableError)) throw fault;
    return { kind: 'refused', reason: 'no-glyph', character: fault.character };
  }
}
