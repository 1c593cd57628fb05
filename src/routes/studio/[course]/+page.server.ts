import { drawPool } from '#lib/domain/course/draw-pool.ts';
import { outlineOf } from '#lib/domain/course/outline.ts';
import { sayDay } from '#lib/domain/time/say-time.ts';
import { studioCourse } from '#lib/server/course/open-studio.ts';
import { sayProblems } from '#lib/server/course/say-problems.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { countOpenReports } from '#lib/server/report/queries.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { locales } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = requireRole(event, 'trainer', 'administrator');
  const { language } = event.locals;
  const now = new Date();
  const studio = found(await studioCourse(getDb(), env().COURSES_DIR, event.params.course, now));
  const { name, course, published, revision } = studio;
  const text = course && (course.texts[language] ?? course.texts[course.original]!);
  const outline = course && outlineOf(course, locales);
  return {
    name,
    title: text?.title ?? name,
    problems: sayProblems(studio, language),
    openReports: published ? await countOpenReports(getDb(), published.courseId) : 0,
    published: published && {
      number: published.number,
      day: sayDay(published.publishedAt, { language, timeZone }),
      same: published.revisionId === revision
    },
    course: course &&
      text &&
      outline && {
        language: text.language,
        summary: text.summary,
        outline,
        titles: Object.fromEntries(text.modules.map(({ id, title }) => [id, title])),
        rule: course.exam,
        pools: course.exam.draw.map((draw) => drawPool(course, draw).length),
        validMonths: course.validMonths,
        authors: course.authors,
        reviewedBy: course.reviewedBy,
        review: course.reviewBy && {
          day: sayDay(new Date(course.reviewBy), { language, timeZone: 'UTC' }),
          late: course.reviewBy < now.toISOString().slice(0, 10)
        }
      }
  };
};
