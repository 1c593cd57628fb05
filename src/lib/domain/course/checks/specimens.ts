import type { Course } from '#lib/domain/course/course.ts';
import { isProven, whyPracticeOnly } from '#lib/domain/course/practice-only.ts';
import { checkParts } from './specimen-parts.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { Sources } from '#lib/domain/course/reading/read-sources.ts';
import type { Question } from '#lib/domain/question/question.ts';

/**
 * Questions about specimens: each taxon can be made, and may stand where the question stands. `deeply`:
 * individuals are built and looked at, too.
 */
export function checkSpecimens(course: Course, sources: Sources, deeply: boolean): void {
  for (const question of Object.values(course.questions)) {
    if (!question.need) continue;
    const file = [sources.exam, ...sources.modules.map((module) => module.file)].find(
      (one) => one?.path === question.file
    );
    if (!file) continue;
    checkQuestion(question, sources, file.report);
    const made = question.need.taxa.flatMap((id) => course.bench[id] ?? []);
    if (deeply) for (const taxon of made) checkParts(question, taxon, file.report);
  }
}

function checkQuestion(question: Question, { taxa }: Sources, report: Report): void {
  for (const id of question.need!.taxa) {
    const taxon = taxa.get(id);
    // said where the set is written
    if (!taxon) continue;
    if (!taxon.model) {
      if (!question.need!.set)
        report(question.line, 'specimen-without-model', { question: question.id, taxon: id });
      continue;
    }
    if (!question.exam) continue;
    const why = whyPracticeOnly(taxon) ?? unprovenMeasure(question, taxon);
    if (why)
      report(question.line, 'practice-only', {
        question: question.id,
        taxon: id,
        character: why.character ?? ''
      });
  }
}

function unprovenMeasure(question: Question, taxon: Parameters<typeof isProven>[0]) {
  if (question.kind !== 'measure' || !question.key.of) return null;
  const { measure } = question.key.of;
  return isProven(taxon, measure) ? null : { character: measure };
}
