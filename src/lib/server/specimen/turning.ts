import type { Question } from '#lib/domain/question/question.ts';
import { pose, show } from '#lib/domain/question/specimen/pose.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { benchOf, type OfRevision } from './bench.ts';
import { madeOf } from './made.ts';

/** In a lesson an individual can be turned, too: its recipe names nothing. */
export function turning(question: Question, drawn: Drawn | null, of: OfRevision): Question {
  const bench = benchOf(of);
  const posed = show(pose(question, drawn, bench), drawn, bench);
  if (!drawn || !posed.shown?.stills.length) return posed;
  const { recipe } = madeOf(of.course.bench[drawn.taxon]!.figures, drawn.seed);
  return { ...posed, shown: { ...posed.shown, recipe } };
}
