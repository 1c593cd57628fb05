import { valuesOf } from '#lib/domain/question/answer-fields.ts';
import type { AnswerFields } from '#lib/domain/question/question.ts';

/** The one value of a field, '' when there is none. */
export const valueOf = (fields: AnswerFields, name: string) => valuesOf(fields, name)[0] ?? '';
