import type { Language } from '#lib/domain/language.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { CompileOptions } from './compile-course.ts';
import { compileQuestions, keepOriginal, keepTranslation } from './compile-questions.ts';
import { writeModule } from './compile-module.ts';
import type { Course, CourseText, ModuleText, TextState } from './course.ts';
import { examRuleOf } from './exam-rule.ts';
import {
  courseTranslationShape,
  examShape,
  moduleTranslationShape
} from './reading/course-shape.ts';
import type { SourceFile, Sources } from './reading/read-sources.ts';
import { lineOf, readShape } from './reading/shape.ts';
import { deskOf } from './desk-of.ts';
import { translationState } from './translation-state.ts';
import { scribeAt } from './writing/markdown.ts';

/** Puts everything that was read into HTML, language by language. `seen`: pictures in use. */
export function compileTexts(
  sources: Sources,
  options: CompileOptions
): { course: Course; seen: Set<string> } {
  const { front, languages, modules } = sources;
  const original = languages[0]!;
  const seen = new Set<string>();
  const questions: Record<string, Question> = {};
  const objectives = modules.flatMap(({ front: own, id, file }) =>
    Object.keys(own.objectives).map((name) => ({ id: name, module: id, file }))
  );
  for (const [index, { id, file }] of objectives.entries())
    if (objectives.findIndex((other) => other.id === id) < index)
      file.report(lineOf(file.front!, ['objectives', id]), 'duplicate-objective', { id });

  const write = (language: Language, originalText: CourseText | null): CourseText => {
    const scribeOf = (file: SourceFile) => scribeAt(deskOf(file, language, sources, options, seen));
    const context = { sources, questions, scribeOf, language };
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
      pictures: sources.pictures
    }
  };
}

export type Context = {
  sources: Sources;
  questions: Record<string, Question>;
  scribeOf: (file: SourceFile) => ReturnType<typeof scribeAt>;
  language: Language;
};

const itself = (language: Language): TextState => ({
  language,
  fallback: false,
  stale: false,
  reviewed: true
});

function originalModule(module: Sources['modules'][number], context: Context): ModuleText {
  const { id, front, file } = module;
  const scribe = context.scribeOf(file);
  const keep = keepOriginal(context.questions, { place: 'module', module: id }, scribe, file);
  const { title, minutes } = front;
  return {
    ...itself(context.language),
    id,
    title,
    minutes,
    ...writeModule(file.segments, title, scribe, keep)
  };
}

/** A module without a translation that can be used is shown as it was written. */
function translatedModule(
  module: Sources['modules'][number],
  original: ModuleText,
  context: Context
): ModuleText {
  const file = context.sources.translations.get(`${context.language}/${module.name}`);
  const front = file?.front && readShape(moduleTranslationShape, file.front, file.report);
  if (!file || !front) return { ...original, fallback: true };
  for (const id of Object.keys(front.objectives))
    if (!(id in module.front.objectives))
      file.report(lineOf(file.front!, ['objectives', id]), 'translation-unknown-objective', { id });
  const scribe = context.scribeOf(file);
  const keep = keepTranslation(context.questions, scribe, file);
  const written = writeModule(file.segments, front.title, scribe, keep.keep);
  if (written.steps.length !== original.steps.length)
    file.report(1, 'translation-steps', {
      own: written.steps.length,
      original: original.steps.length
    });
  keep.addMissing(written.steps, original.steps);
  return {
    ...translationState(front, module.file, file, context.language),
    id: module.id,
    title: front.title,
    minutes: module.front.minutes,
    ...written
  };
}

function compileExam(context: Context): void {
  const { exam, translations } = context.sources;
  if (!exam) return;
  const isOriginal = context.language === context.sources.languages[0];
  const file = isOriginal ? exam : translations.get(`${context.language}/exam.md`);
  if (!file) return;
  const front = file.front && readShape(examShape, file.front, file.report);
  if (front && !isOriginal) translationState(front, exam, file, context.language);
  const scribe = context.scribeOf(file);
  const place = { place: 'exam' as const, module: null };
  const kept = isOriginal ? null : keepTranslation(context.questions, scribe, file);
  const keep = kept?.keep ?? keepOriginal(context.questions, place, scribe, file);
  for (const segment of file.segments)
    if (segment.kind === 'container' && segment.name === 'question') keep(segment, 0);
  kept?.reportMissing(Object.values(context.questions).filter((one) => one.place === 'exam'));
}

/** What course.md says, in one language. */
function courseHead(
  { sources, scribeOf, language }: Context,
  original: CourseText | null
): Omit<CourseText, 'modules'> {
  const { front, course, translations, modules } = sources;
  const file = original ? translations.get(`${language}/course.md`) : course;
  const own =
    original && file?.front ? readShape(courseTranslationShape, file.front, file.report) : null;
  const objectives = objectivesOf(modules, translations, original && language);
  if (original && (!file || !own)) return { ...original, fallback: true, objectives };
  const scribe = scribeOf(file!);
  const overview = file!.segments
    .map((segment) =>
      segment.kind === 'heading'
        ? `<h2 id="${scribe.desk.slug(segment.text)}">${scribe.inline(segment.text, segment.line)}</h2>`
        : segment.kind === 'text'
          ? scribe.blocks(segment.text, segment.line)
          : ''
    )
    .join('');
  return {
    ...(own ? translationState(own, course, file!, language) : itself(language)),
    title: own?.title ?? front.title,
    summary: own?.summary ?? front.summary,
    overview,
    sources: scribe.desk.notes.all(),
    objectives
  };
}

/** Sentences of the objectives; those not translated stay as they were written. */
function objectivesOf(
  modules: Sources['modules'],
  translations: Sources['translations'],
  language: Language | null
): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const { name, front } of modules) {
    const own = language ? translations.get(`${language}/${name}`)?.front?.value : null;
    const translated = (own as { objectives?: Record<string, unknown> } | null)?.objectives ?? {};
    for (const [id, sentence] of Object.entries(front.objectives)) {
      const said = translated[id];
      sentences[id] = typeof said === 'string' ? said : sentence;
    }
  }
  return sentences;
}
