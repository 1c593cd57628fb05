import type { Course } from '#lib/domain/course/course.ts';
import type { Language } from '#lib/domain/language.ts';
import { plainText } from './plain-text.ts';

/** A screen as it can be searched: what everybody may read there, and where it is. */
export type Screen = {
  language: Language;
  /** '' and 0: the overview of the course. */
  module: string;
  step: number;
  courseTitle: string;
  moduleTitle: string;
  title: string;
  body: string;
};

/**
 * The screens of a course in each language it is written in. Left out are all questions (what is asked
 * in an exam, and every key, answer and explanation with them) and cases, whose later turns nobody sees
 * before choosing.
 */
export function screensOf(course: Course): Screen[] {
  return Object.entries(course.texts).flatMap(([language, text]): Screen[] => {
    const courseTitle = text.title;
    const overview = {
      ...{ language, module: '', step: 0, courseTitle, moduleTitle: '', title: text.title },
      body: plainText(`${text.summary} ${text.overview}`)
    };
    // a module that stands in from the original is found in the original
    const modules = text.modules.filter(({ fallback }) => !fallback);
    const steps = modules.flatMap((module) =>
      module.steps.map((step) => ({
        ...{ language, module: module.id, step: step.number, courseTitle },
        ...{ moduleTitle: module.title, title: step.title },
        body: plainText([step.lead, ...step.blocks.map(htmlOf)].join(' '))
      }))
    );
    return text.fallback ? steps : [overview, ...steps];
  });
}

type Block = Course['texts'][string]['modules'][number]['steps'][number]['blocks'][number];

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'html':
      return block.html;
    case 'specimens':
      return [
        block.title,
        ...block.specimens.flatMap(({ name, remark }) => [name, remark]),
        block.html
      ].join(' ');
    case 'key':
    case 'question':
    case 'case':
      return '';
  }
}
