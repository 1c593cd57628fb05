import path from 'node:path';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import type { Published } from '#lib/server/course/publish-courses.ts';

/**
 * Publishes what has changed in the folder of courses and says what was published or refused.
 * A refused course stays as it was published before. Needs the compiled messages.
 */
export async function publishAll(now = new Date()): Promise<Published> {
  const { publishCourses } = await import('#lib/server/course/publish-courses.ts');
  const { problemInWords } = await import('#lib/server/course/words.ts');
  const folder = env().COURSES_DIR;
  const result = await publishCourses(getDb(), { folder, now, publishedBy: null });
  for (const { course, revision, number } of result.published)
    console.log(`  ${course}: revision ${number} (${revision.slice(0, 12)})`);
  for (const { course, problems } of result.refused) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    console.error(`  ${course}: not published, ${errors.length} errors`);
    for (const problem of errors) {
      const file = path.join(folder, problem.file);
      console.error(`  ${file}:${problem.line}: ${problemInWords(problem, 'en')}`);
    }
  }
  return result;
}
