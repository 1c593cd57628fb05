import { outlineOf } from '#lib/domain/course/outline.ts';
import { sayDay } from '#lib/domain/time/say-time.ts';
import { groupLines } from '#lib/domain/programme/group-line.ts';
import { loadProgramme } from '#lib/server/programme/load-programme.ts';
import { studioCourses, type StudioCourse } from '#lib/server/course/open-studio.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { locales } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = requireRole(event, 'trainer', 'administrator');
  const reader = { language: event.locals.language, timeZone };
  const now = new Date();
  const courses = await studioCourses(getDb(), env().COURSES_DIR, now);
  const lines = courses && courses.map((course) => summary(course, reader, now));
  const programme = await loadProgramme(getDb());
  return { groups: lines && groupLines(lines, programme, event.locals.language) };
};

function summary(
  { name, course, problems, published, revision }: StudioCourse,
  reader: { language: string; timeZone: string },
  now: Date
) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const text = course && (course.texts[reader.language] ?? course.texts[course.original]!);
  return {
    id: name,
    title: text?.title ?? name,
    titleLanguage: text?.language,
    errors,
    warnings: problems.length - errors,
    published: published && {
      number: published.number,
      day: sayDay(published.publishedAt, reader),
      same: published.revisionId === revision
    },
    content: course && {
      modules: course.modules.length,
      questions: Object.keys(course.questions).length,
      translations: outlineOf(course, locales).translations,
      review: course.reviewBy && {
        // a calendar day, the same in every zone
        day: sayDay(new Date(course.reviewBy), { ...reader, timeZone: 'UTC' }),
        late: course.reviewBy < now.toISOString().slice(0, 10)
      }
    }
  };
}
