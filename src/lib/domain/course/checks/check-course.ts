import type { CompileOptions } from '#lib/domain/course/compile-course.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { problemList } from '#lib/domain/course/problem.ts';
import type { Sources } from '#lib/domain/course/reading/read-sources.ts';
import { lineOf } from '#lib/domain/course/reading/shape.ts';
import { checkAlts } from './alts.ts';
import { checkChoiceHabits } from './choice-habits.ts';
import { checkDraw } from './draw.ts';
import { checkIds } from './ids.ts';
import { checkNumbers } from './numbers.ts';
import { checkSets } from './sets.ts';
import { checkSpecimens } from './specimens.ts';
import { checkReadingTime } from './reading-time.ts';

/** Everything that can be said only when the whole course has been read. */
export function checkCourse(
  course: Course,
  sources: Sources,
  seen: ReadonlySet<string>,
  { today }: CompileOptions,
  list: ReturnType<typeof problemList>
): void {
  const { course: file, front } = sources;
  if (front.cover && !course.cover)
    file.report(lineOf(file.front!, ['cover']), 'missing-picture', { picture: front.cover });
  if (today && course.reviewBy && course.reviewBy < today)
    file.report(lineOf(file.front!, ['review_by']), 'facts-past-review', { day: course.reviewBy });
  const used = new Set([...seen, front.cover ?? '']);
  const media = list.in(`${front.id}/media/media.yaml`);
  for (const path of Object.keys(course.pictures))
    if (!used.has(path))
      media(sources.pictureLine(path.replace('media/', '')), 'picture-unused', { picture: path });
  checkDraw(course, file);
  checkSets(sources);
  // asked of what is about to be published; a revision in use was asked before
  checkSpecimens(course, sources, today !== undefined);
  checkChoiceHabits(course, sources);
  checkAlts(course, sources);
  checkIds(course, sources);
  checkNumbers(sources);
  checkReadingTime(sources);
}
