import { textIn } from '#lib/domain/course/course-in.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { asked, explained } from '#lib/domain/question/ask.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import type { ShownItem } from '#lib/domain/report/report.ts';
import { benchOf } from '#lib/server/specimen/bench.ts';

/** The item as the officer saw it, without its key. */
export function askedAgain(course: Course, shown: ShownItem) {
  return asked(posed(course, shown), shown.language, shown.seed);
}

/** The same for a trainer: with the key, and where it stands in the source. */
export function explainedAgain(course: Course, shown: ShownItem) {
  const question = posed(course, shown);
  return {
    asked: askedAgain(course, shown),
    explained: explained(question, shown.language, 'report'),
    place: question.place === 'exam' ? 'exam' : question.module!,
    line: question.line,
    title: textIn(course, shown.language).title
  };
}

const posed = (course: Course, { questionId, drawn, revisionId }: ShownItem) =>
  pose(course.questions[questionId]!, drawn, benchOf({ course, revision: revisionId }));
