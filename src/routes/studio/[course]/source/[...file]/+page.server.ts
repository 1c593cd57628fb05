import { sourceLines } from '#lib/domain/course/source-lines.ts';
import { studioCourse } from '#lib/server/course/open-studio.ts';
import { sayProblems } from '#lib/server/course/say-problems.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

/** A file that has no preview: course.md, media.yaml, a taxon. Only what the course has read. */
export const load: PageServerLoad = async (event) => {
  requireRole(event, 'trainer', 'administrator');
  const { course: name, file } = event.params;
  const studio = found(await studioCourse(getDb(), env().COURSES_DIR, name, new Date()));
  const text = found(studio.files.get(file));
  const problems = sayProblems(studio, event.locals.language, file);
  return {
    name,
    title: studio.course?.texts[studio.course.original]?.title ?? name,
    file,
    lines: sourceLines(text, problems),
    problems
  };
};
