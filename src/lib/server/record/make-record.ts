import type { Language } from '#lib/domain/language.ts';
import { checkAddress } from '#lib/server/certificate/address.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { env } from '#lib/server/env.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';
import { printRecord } from './print-record.ts';
import { readRecord } from './read-record.ts';
import { sayRecord } from './say-record.ts';

interface Asked {
  personId: string;
  reader: Pick<SignedIn, 'id' | 'name' | 'timeZone'>;
  language: Language;
  /** Of this request, for where no address is set. */
  origin: string;
}

/** The whole record of a person on paper, in the reader's language. Null: not there for this reader. */
export async function makeRecord(
  db: Db,
  { personId, reader, language, origin }: Asked,
  now: Date
): Promise<Buffer | null> {
  const record = await readRecord(db, personId, reader.id, now);
  if (!record) return null;
  const titles = await courseTitles(db, language);
  const agency = env().AGENCY_NAME;
  const words = sayRecord(record, {
    ...{ language, agency, timeZone: reader.timeZone, madeBy: reader.name },
    titles: new Map(titles.map(({ id, title }) => [id, title])),
    checkAt: (code) => checkAddress(code, origin)
  });
  return printRecord(words, { agency, made: now });
}
