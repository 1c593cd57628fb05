import type { Question } from '#lib/domain/question/question.ts';

/** Whether a posed question can be answered: the individual has what it asks for, in sight. */
export function isAskable(posed: Question): boolean {
  if (posed.kind === 'measure') return posed.key.from > 0 && posed.key.to < Infinity;
  if (posed.kind !== 'tap') return true;
  const { regions } = posed.texts[posed.original]!;
  return regions.some(({ id }) => posed.key.right.includes(id)) && regions.length > 1;
}
