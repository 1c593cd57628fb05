import { readRecognitionQuery } from '#lib/domain/recognition/recognition-query.ts';
import { getDb } from '#lib/server/db/database.ts';
import { readRecognition } from '#lib/server/recognition/read-recognition.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const query = readRecognitionQuery(event.url, new Date());
  const { language } = event.locals;
  return {
    query,
    ...found(await readRecognition(getDb(), manager.id, query, language))
  };
};
