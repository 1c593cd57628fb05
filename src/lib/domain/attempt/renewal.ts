import type { Course } from '#lib/domain/course/course.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import type { Confusion } from '#lib/domain/practice/confusion.ts';

/** A renewal asks half of what the exam asks, of every tag or module; one at least of each. */
const share = 0.5;

/**
 * The rule of a renewal: fewer questions in as much less time, told from the full exam by `renewal`. The
 * marks, hits and false alarms that are wanted are those of the course.
 */
export function renewalRule(rule: ExamRule): ExamRule {
  const draw = rule.draw.map((one) => ({ ...one, count: Math.ceil(one.count * share) }));
  const questions = draw.reduce((sum, { count }) => sum + count, 0);
  const minutes = Math.ceil((rule.minutes * questions) / rule.questions);
  return { ...rule, draw, questions, minutes, renewal: true };
}

/** What a renewal asks before anything else: question ids, and taxa of individuals. */
export type Wanted = { questions: ReadonlySet<string>; taxa: readonly string[] };

export const nothingWanted: Wanted = { questions: new Set(), taxa: [] };

/**
 * What changed since the revision that somebody was certified by, and what they confuse: questions of
 * the exam that are new or rewritten, those that share an objective with a confusion, and the taxa
 * that are taken for each other.
 */
export function wantedIn(
  course: Pick<Course, 'questions'>,
  certifiedBy: Pick<Course, 'questions'>,
  confusions: readonly Pick<Confusion, 'mixed' | 'questions'>[]
): Wanted {
  const mixed = confusions.flatMap((one) => one.questions);
  const themes = new Set(mixed.flatMap((id) => course.questions[id]?.objectives ?? []));
  const questions = Object.values(course.questions).filter(
    ({ id, hash, exam, objectives }) =>
      exam &&
      (certifiedBy.questions[id]?.hash !== hash || objectives.some((theme) => themes.has(theme)))
  );
  const taxa = confusions.flatMap(({ mixed }) =>
    mixed.kind === 'taxa' ? [mixed.was, mixed.taken] : []
  );
  return { questions: new Set(questions.map(({ id }) => id)), taxa: [...new Set(taxa)] };
}
