import { itself, type Context } from './compile-context.ts';
import { writeModule } from './write-module.ts';
import { originalBranchings, translatedBranchings } from './compile-branchings.ts';
import { keepOriginal, keepTranslation } from './compile-questions.ts';
import type { ModuleText } from './course.ts';
import { examShape, moduleTranslationShape } from './reading/course-shape.ts';
import type { Sources } from './reading/read-sources.ts';
import { isQuestion } from './reading/segments.ts';
import { lineOf, readShape } from './reading/shape.ts';
import { translationState } from './translation-state.ts';

/** A module as it was written; its questions go into the context. */
export function originalModule(module: Sources['modules'][number], context: Context): ModuleText {
  const { id, front, file } = module;
  const scribe = context.scribeOf(file);
  const keep = keepOriginal(
    context.questions,
    context.broken,
    { place: 'module', module: id },
    scribe,
    file
  );
  const { title, minutes } = front;
  return {
    ...itself(context.language),
    id,
    title,
    minutes,
    ...writeModule(
      file.segments,
      title,
      scribe,
      keep,
      originalBranchings(context.branchings, id, scribe, file)
    )
  };
}

/** A module in another language; without a translation that can be used, as it was written. */
export function translatedModule(
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
  const keep = keepTranslation(context.questions, context.broken, scribe, file);
  const branchings = translatedBranchings(context.branchings, scribe, file);
  const { write } = branchings;
  const written = writeModule(file.segments, front.title, scribe, keep.keep, write);
  if (written.steps.length !== original.steps.length)
    file.report(1, 'translation-steps', {
      own: written.steps.length,
      original: original.steps.length
    });
  keep.addMissing(written.steps, original.steps);
  branchings.addMissing(written.steps, original.steps);
  return {
    ...translationState(front, module.file, file, context.language),
    id: module.id,
    title: front.title,
    minutes: module.front.minutes,
    ...written
  };
}

/** Takes the questions of exam.md, or of its translation, into the context. */
export function compileExam(context: Context): void {
  const { exam, translations } = context.sources;
  if (!exam) return;
  const isOriginal = context.language === context.sources.languages[0];
  const file = isOriginal ? exam : translations.get(`${context.language}/exam.md`);
  if (!file) return;
  const front = file.front && readShape(examShape, file.front, file.report);
  if (front && !isOriginal) translationState(front, exam, file, context.language);
  const scribe = context.scribeOf(file);
  const place = { place: 'exam' as const, module: null };
  const kept = isOriginal ? null : keepTranslation(context.questions, context.broken, scribe, file);
  const keep = kept?.keep ?? keepOriginal(context.questions, context.broken, place, scribe, file);
  for (const segment of file.segments) if (isQuestion(segment)) keep(segment, 0);
  kept?.reportMissing(Object.values(context.questions).filter((one) => one.place === 'exam'));
}
