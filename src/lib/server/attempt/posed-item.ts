import type { Question } from '#lib/domain/question/question.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { benchOf, type OfRevision } from '#lib/server/specimen/bench.ts';

/** The question of an item, about the individual that was drawn for it at the start. */
export function posedItem(
  of: OfRevision,
  { questionId, drawn }: { questionId: string; drawn: Drawn | null }
): Question {
  return pose(of.course.questions[questionId]!, drawn, benchOf(of));
}
