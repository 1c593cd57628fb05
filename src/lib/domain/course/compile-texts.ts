import type { Language } from '#lib/domain/language.ts';
import type { CompileOptions } from './compile-course.ts';
import { benchOf } from './bench-of.ts';
import type { Context } from './compile-context.ts';
import { compileExam, originalModule, translatedModule } from './compile-modules.ts';
import { compileQuestions } from './compile-questions.ts';
import type { Course, CourseText } from './course.ts';
import { courseHead } from './course-head.ts';
import { deskOf } from './desk-of.ts';
import { examRuleOf } from './exam-rule.ts';
import type { SourceFile, Sources } from './reading/read-sources.ts';
import { lineOf } from './reading/shape.ts';
import { taxonNames } from './taxon-names.ts';
import { scribeAt } from './writing/markdown.ts';

/** Puts everything that was read into HTML, language by language. `seen`: pictures in use. */
export function compileTexts(
  sources: Sources,
  options: CompileOptions
): { course: Course; seen: Set<string> } {
  const { front, languages, modules } = sources;
  const original = languages[0]!;
  const seen = new Set<string>();
  const questions: Context['questions'] = {};
  const broken: Context['broken'] = new Set();
  const branchings: Context['branchings'] = { keys: {}, cases: {} };
  const objectives = modules.flatMap(({ front: own, id, file }) =>
    Object.keys(own.objectives).map((name) => ({ id: name, module: id, file }))
  );
  for (const [index, { id, file }] of objectives.entries())
    if (objectives.findIndex((other) => other.id === id) < index)
      file.report(lineOf(file.front!, ['objectives', id]), 'duplicate-objective', { id });

  const write = (language: Language, originalText: CourseText | null): CourseText => {
    const scribeOf = (file: SourceFile) => scribeAt(deskOf(file, language, sources, options, seen));
    const context = { sources, questions, broken, branchings, scribeOf, language };
    const texts = modules.map((module, index) =>
      originalText
        ? translatedModule(module, originalText.modules[index]!, context)
        : originalModule(module, context)
    );
    compileExam(context);
    return { ...courseHead(context, originalText), modules: texts };
  };
  const originalText = write(original, null);
  const texts: Course['texts'] = { [original]: originalText };
  for (const language of languages.slice(1)) texts[language] = write(language, originalText);
  compileQuestions(questions, objectives, sources);
  return {
    seen,
    course: {
      id: front.id,
      original,
      languages,
      minutes: front.minutes,
      taxa: front.taxa,
      taxonNames: taxonNames(front.taxa, sources.taxa),
      cover: front.cover ? (sources.pictures[front.cover] ?? null) : null,
      exam: examRuleOf(front.exam),
      validMonths: front.certificate.valid_months ?? null,
      reviewBy: front.review_by ?? null,
      authors: front.authors,
      reviewedBy: front.reviewed_by,
      modules: modules.map(({ id, name, front: own }, index) => ({
        id,
        file: name,
        minutes: own.minutes,
        steps: originalText.modules[index]!.steps.length,
        objectives: Object.keys(own.objectives),
        questions: originalText.modules[index]!.steps.flatMap(({ blocks, number }) =>
          blocks.flatMap((block) =>
            block.kind === 'question' ? [{ id: block.id, step: number }] : []
          )
        )
      })),
      objectives: objectives.map(({ id, module }) => ({ id, module })),
      texts,
      questions,
      cases: Object.fromEntries(
        Object.entries(branchings.cases).flatMap(([id, one]) => (one ? [[id, one]] : []))
      ),
      pictures: sources.pictures,
      sets: front.sets,
      bench: benchOf(sources.taxa)
    }
  };
}
