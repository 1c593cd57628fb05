import type { Language } from '#lib/domain/language.ts';

/** A certificate as it was earned: what stands on it never follows later changes. */
export type Certificate = {
  id: string;
  /** `HB-2026-000123` */
  number: string;
  code: string;
  personId: string;
  personName: string;
  /** Of the holder: paper, page and check name the same days. */
  timeZone: string;
  /** The unit of that day; null: none. */
  unitName: string | null;
  courseId: string;
  /** In every language the course had. */
  courseTitle: Record<Language, string>;
  /** null, as its number: it is for the whole programme. */
  revisionId: string | null;
  /** "revision 7" */
  revisionNumber: number | null;
  language: Language;
  marks: CertificateMarks;
  /** How many certificates of courses it rests on; 0: on an exam. */
  parts: number;
  issuedAt: Date;
  /** null: it does not expire. */
  expiresAt: Date | null;
  revocation: { at: Date; reason: string } | null;
};

/** `hits`, `falseAlarms` null: the exam had no such items. */
export type CertificateMarks = {
  percent: number;
  hits: Count | null;
  falseAlarms: Count | null;
  /** The language in which the course was written. */
  original: Language;
};
export type Count = { count: number; of: number };

/** What anyone may learn of a certificate by its code. */
export type PublicCertificate = Pick<
  Certificate,
  'personName' | 'courseTitle' | 'issuedAt' | 'expiresAt' | 'timeZone'
> & {
  originalLanguage: Language;
  standing: Standing;
  revokedAt: Date | null;
  /** The holder's name was erased by rule; a pseudonym stands in its place. */
  erased: boolean;
};

export type Standing = 'genuine' | 'expired' | 'revoked';

/** Revoked stays revoked, also after the day on which it would have expired. */
export function standingOf(
  certificate: { expiresAt: Date | null; revoked: boolean },
  now: Date
): Standing {
  if (certificate.revoked) return 'revoked';
  return certificate.expiresAt && certificate.expiresAt <= now ? 'expired' : 'genuine';
}

/** The title in the reader's language, else in the original's. */
export function titleIn(titles: Record<Language, string>, ...languages: Language[]): string {
  for (const language of languages) {
    const title = titles[language] ?? titles[language.split('-')[0]!];
    if (title) return title;
  }
  return Object.values(titles)[0] ?? '';
}
