import type { Question, QuestionFacts } from '#lib/domain/question/question.ts';
import { readQuestion, readTranslation } from '#lib/domain/question/reading/read-question.ts';
import type { KeepQuestion } from './write-module.ts';
import type { Step } from './course.ts';
import type { SourceFile, Sources } from './reading/read-sources.ts';
import type { Scribe } from './writing/scribe.ts';

/** Takes the questions of an original file into `questions`; what cannot be used, into `broken`. */
export function keepOriginal(
  questions: Record<string, Question>,
  broken: Set<string>,
  place: Pick<QuestionFacts, 'place' | 'module'>,
  scribe: Scribe,
  file: SourceFile
): KeepQuestion {
  return (container, step) => {
    const where = { ...place, step: place.place === 'module' ? step : null, file: file.path };
    const question = readQuestion(container, where, scribe);
    if (!question) {
      broken.add(container.argument.trim());
      return false;
    }
    const first = questions[question.id];
    if (first) {
      file.report(container.line, 'duplicate-question', {
        question: question.id,
        first: `${first.file}:${first.line}`
      });
      return false;
    }
    questions[question.id] = question;
    return true;
  };
}

/** Takes the questions of a translation under their originals. */
export function keepTranslation(
  questions: Record<string, Question>,
  broken: ReadonlySet<string>,
  scribe: Scribe,
  file: SourceFile
): {
  keep: KeepQuestion;
  /** Questions that the translation forgot are shown as they were written, at the end of their step. */
  addMissing(steps: Step[], original: Step[]): void;
  reportMissing(expected: Question[]): void;
} {
  const kept = new Set<string>();
  const reportMissing = (expected: Question[]) => {
    for (const { id } of expected)
      if (!kept.has(id)) file.report(1, 'translation-misses-question', { question: id });
  };
  return {
    keep(container) {
      const id = container.argument.trim();
      const original = questions[id];
      // the original's own mistake has been said already
      if (broken.has(id)) return false;
      if (!original || file.path.endsWith('exam.md') !== (original.place === 'exam')) {
        file.report(container.line, 'translation-unknown-question', { question: id });
        return false;
      }
      if (kept.has(id)) {
        file.report(container.line, 'duplicate-question', { question: id, first: file.path });
        return false;
      }
      kept.add(id);
      const text = readTranslation(container, original, scribe);
      if (text) (original.texts as Record<string, typeof text>)[text.language] = text;
      return true;
    },
    addMissing(steps, original) {
      for (const step of original) {
        const own = steps[Math.min(step.number, steps.length) - 1]!;
        for (const block of step.blocks)
          if (block.kind === 'question' && !kept.has(block.id)) {
            own.blocks.push(block);
            reportMissing([questions[block.id]!]);
          }
      }
    },
    reportMissing
  };
}

/** What can be said of the questions only when all modules are known. */
export function compileQuestions(
  questions: Record<string, Question>,
  objectives: { id: string; module: string }[],
  { modules, exam }: Sources
): void {
  for (const question of Object.values(questions)) {
    const own = objectives.filter(({ id }) => question.tags.includes(id));
    question.objectives = own.map(({ id }) => id);
    // `decide` items can be drawn by that word without carrying it as a tag too
    if (question.kind === 'decide' && !question.tags.includes('decide'))
      question.tags = [...question.tags, 'decide'];
    if (question.place !== 'exam') continue;
    if (question.module && !modules.some(({ id }) => id === question.module))
      exam!.report(question.line, 'unknown-module', { module: question.module });
    question.module ??= own[0]?.module ?? null;
  }
}
