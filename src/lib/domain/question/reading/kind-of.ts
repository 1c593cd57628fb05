import { decisions, type Decision, type Kind } from '#lib/domain/question/question.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { RawQuestion } from './raw-question.ts';

/** The kind of an original question, told by the shape of its answer part; null: reported. */
export function kindOf(
  raw: RawQuestion,
  { isDecide, isIdentify }: { isDecide: boolean; isIdentify: boolean },
  report: Report
): Kind | null {
  const { answer, id: question, line } = raw;
  if (isIdentify) return 'identify';
  if (isDecide) return 'decide';
  switch (answer.shape) {
    case 'none':
      report(line, 'no-answer-part', { question });
      return null;
    case 'square':
      return 'choose-all';
    case 'numbers':
      return 'order';
    case 'table':
      return (answer.rows[0]?.cells.length ?? 0) > 2 ? 'matrix' : 'match';
    case 'labels':
      return 'label';
    case 'groups':
      return 'sort';
    case 'equals':
      return /["“„«]/.test(answer.text) ? 'short-answer' : 'measure';
    case 'round': {
      const texts = answer.choices.map(({ text }) => text);
      if (texts.every((text) => decisions.includes(text as Decision)))
        report(line, 'decide-flag-missing', { question });
      const isRegion = (text: string) => /^#[\w-]+$|^\d[\d.]*%,|^circle /.test(text);
      return texts.length > 0 && texts.every(isRegion) ? 'tap' : 'choose-one';
    }
  }
}
