import { textIn } from '#lib/domain/course/course-in.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Practice } from '#lib/domain/practice/practice.ts';
import { summaryOf, type PracticeSummary } from '#lib/domain/practice/summary.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { cardsOf } from './queries.ts';

export type PracticeEnd = PracticeSummary & {
  /** In the order of `themes`. */
  titles: { module: string; course: string; language: Language; href: string }[];
  /** The earliest day on which something of it comes again; null: nothing was answered. */
  againAt: Date | null;
};

/** What a practice of this person came to, in the reader's language. One statement. */
export async function practiceEnd(
  db: Db,
  personId: string,
  practice: Practice,
  language: Language
): Promise<PracticeEnd> {
  const revisions = [...new Set(practice.items.map(({ revisionId }) => revisionId))];
  const courses = new Map(
    await Promise.all(revisions.map(async (id) => [id, await loadRevision(db, id)] as const))
  );
  const cards = new Map(
    (await cardsOf(db, personId)).flatMap(({ courseId, cards }) =>
      cards.map(({ question, card }) => [`${courseId} ${question}`, card] as const)
    )
  );
  const cardOf = (item: { courseId: string; questionId: string }) =>
    cards.get(`${item.courseId} ${item.questionId}`) ?? null;
  const summary = summaryOf(
    practice,
    ({ revisionId, questionId }) => courses.get(revisionId)!.questions[questionId]!.module!,
    cardOf
  );
  const due = practice.items.flatMap((item) => (item.verdict && cardOf(item)?.dueAt) || []);
  return {
    ...summary,
    titles: summary.themes.map(({ revisionId, courseId, module }) => {
      const text = textIn(courses.get(revisionId)!, language);
      const title = text.modules.find(({ id }) => id === module)?.title ?? module;
      const href = `/courses/${courseId}/${module}/1`;
      return { module: title, course: text.title, language: text.language, href };
    }),
    againAt: due.reduce<Date | null>((first, one) => (first && first < one ? first : one), null)
  };
}
