import { problemsOf, type TextProblem } from '#lib/domain/reminder/texts.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { sendMail } from '#lib/server/mail/send-mail.ts';
import { elsewhere, type Elsewhere } from './around.ts';
import { previewLetter, type TypedText } from './preview-letter.ts';

export type TestOutcome =
  | { kind: 'sent'; address: string }
  | { kind: 'refused'; reason: 'no-address' }
  | { kind: 'refused'; reason: 'words'; problems: TextProblem[] };

/** Sends the preview to the one who asks for it, and to nobody else. It is not in the log. */
export async function sendTest(
  db: Db,
  typed: TypedText,
  by: string,
  now: Date,
  from: (db: Db) => Promise<Elsewhere> = elsewhere
): Promise<TestOutcome> {
  const problems = problemsOf(typed.part, typed.words);
  if (problems.length) return { kind: 'refused', reason: 'words', problems };
  const { email: address } = await db
    .selectFrom('person')
    .select('email')
    .where('id', '=', by)
    .executeTakeFirstOrThrow();
  if (!address) return { kind: 'refused', reason: 'no-address' };
  const { subject, body } = await previewLetter(db, typed, now, from);
  await db
    .transaction()
    .execute((tx) => sendMail(tx, { personId: by, address }, { subject, body }, now));
  return { kind: 'sent', address };
}
