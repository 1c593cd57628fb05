import { itself, type Context } from './compile-context.ts';
import type { CourseText } from './course.ts';
import type { Language } from '#lib/domain/language.ts';
import { courseTranslationShape } from './reading/course-shape.ts';
import type { Sources } from './reading/read-sources.ts';
import { readShape } from './reading/shape.ts';
import { translationState } from './translation-state.ts';

/** What course.md says, in one language. */
export function courseHead(
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
