import type { Question } from '#lib/domain/question/question.ts';
import { itemStatistics, type ItemCounts, type ItemStatistics } from './item-statistics.ts';
import { keyFacts } from './key-facts.ts';

/** Statistics beside a question: of the text as it stands, and of earlier versions of it. */
export type QuestionStatistics = { now: ItemStatistics[]; earlier: ItemStatistics[] };

/** By question id; a question that nobody was asked has none. */
export function statisticsPage(
  counts: readonly ItemCounts[],
  questions: Readonly<Record<string, Question>>
): Record<string, QuestionStatistics> {
  const page: Record<string, QuestionStatistics> = {};
  for (const one of counts) {
    const question = questions[one.question];
    if (!question) continue;
    const beside = (page[question.id] ??= { now: [], earlier: [] });
    // the key of an earlier text is not at hand, so nothing is said of its choices
    if (one.hash === question.hash) beside.now.push(itemStatistics(one, keyFacts(question)));
    else beside.earlier.push(itemStatistics(one, null));
  }
  return page;
}
