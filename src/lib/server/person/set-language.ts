import type { Language } from '#lib/domain/language.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** Keeps a person's language on the account: it then holds on every device. One statement. */
export async function setLanguage(db: Db, personId: string, language: Language): Promise<void> {
  await db.updateTable('person').set({ language }).where('id', '=', personId).execute();
}
