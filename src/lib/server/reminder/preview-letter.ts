import type { Language } from '#lib/domain/language.ts';
import { textParts, type TextPart, type Texts, type Words } from '#lib/domain/reminder/texts.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { houseTexts, otherLanguage, reminderLetter } from '#lib/server/mail/reminder-letter.ts';
import type { Letter } from '#lib/server/mail/send-mail.ts';
import { elsewhere, type Elsewhere } from './around.ts';
import { currentRules } from './current-rules.ts';
import { exampleFacts } from './example-facts.ts';
import { readTexts } from './read-texts.ts';

export interface TypedText {
  part: TextPart;
  language: Language;
  words: Words;
}

export interface Preview extends Letter {
  /** Whose matter it is; null: nobody has one now, and this one is made up. */
  name: string | null;
}

/**
 * The letter as it reads with these words, with the matter of a real person who has one of the kind
 * now. What the language does not word yet stands in the other one. Nothing is kept or sent.
 */
export async function previewLetter(
  db: Db,
  { part, language, words }: TypedText,
  now: Date,
  from: (db: Db) => Promise<Elsewhere> = elsewhere
): Promise<Preview> {
  const { rules } = await currentRules(db);
  const own = await readTexts(db);
  const other = { ...houseTexts(otherLanguage), ...own.get(otherLanguage) };
  const here = { ...other, ...houseTexts(language), ...own.get(language), [part]: words };
  own.set(language, here as Texts);
  const { facts, real } = await exampleFacts(db, part, language, now);
  const { subject, body } = reminderLetter(facts, { ...(await from(db)), rules, own });
  return { subject, body, name: real ? facts.reader.name : null };
}

/** Which parts a language has no words for: letters with those go out in the other language. */
export function missingParts(own: Partial<Texts> | undefined, language: Language): TextPart[] {
  const house = houseTexts(language);
  return textParts.filter((part) => !house?.[part] && !own?.[part]);
}
