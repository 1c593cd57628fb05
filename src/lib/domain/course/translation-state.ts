import type { Language } from '#lib/domain/language.ts';
import type { TextState } from './course.ts';
import { originalMark } from './hash.ts';
import type { SourceFile } from './reading/read-sources.ts';
import { lineOf } from './reading/shape.ts';

/** Whether a translation still fits its original, and whether a native speaker has read it. */
export function translationState(
  front: { of?: string | undefined; reviewed: boolean },
  original: SourceFile,
  file: SourceFile,
  language: Language
): TextState {
  const mark = originalMark(original.text);
  const stale = front.of !== undefined && front.of !== mark;
  if (front.of === undefined) file.report(1, 'translation-without-of', { mark });
  else if (stale)
    file.report(lineOf(file.front!, ['of']), 'translation-stale', {
      original: original.path,
      mark
    });
  return { language, fallback: false, stale, reviewed: front.reviewed };
}
