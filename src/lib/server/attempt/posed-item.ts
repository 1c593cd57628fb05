import type { Question } from '#lib/domain/question/question.ts';
import { pose, show } from '#lib/domain/question/specimen/pose.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { benchOf, type OfRevision } from '#lib/server/specimen/bench.ts';

/** The question of an item, about the individual that was drawn for it at the start. */
export function posedItem(
  of: OfRevision,
  { questionId, drawn }: { questionId: string; drawn: Drawn | null }
): Question {
  return pose(of.course.questions[questionId]!, drawn, benchOf(of));
}

/** The same with its pictures, for a page. */
export const shownItem = (of: OfRevision, item: Parameters<typeof posedItem>[1]): Question =>
  show(posedItem(of, item), item.drawn, benchOf(of));
