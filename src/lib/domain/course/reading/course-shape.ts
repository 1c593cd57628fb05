import * as v from 'valibot';
import { count, day, flag, id, listOf, mapOf, mark, percent, positive, text } from './shape.ts';

const set = v.strictObject(
  { taxa: listOf(id), protected: v.optional(listOf(id), []) },
  'not-a-map'
);

const draw = v.strictObject(
  { tag: v.optional(text), module: v.optional(text), count },
  'not-a-map'
);

/** Front matter of course.md. */
export const courseShape = v.strictObject({
  id,
  title: text,
  language: text,
  summary: text,
  minutes: positive,
  taxa: v.optional(listOf(id), []),
  cover: v.optional(text),
  sets: v.optional(mapOf(set), {}),
  exam: v.strictObject({
    questions: count,
    minutes: positive,
    pass: percent,
    hits: v.optional(percent),
    false_alarms: v.optional(percent),
    attempts: v.optional(count, 3),
    wait_hours: v.optional(v.pipe(v.number('not-a-number'), v.minValue(0, 'not-positive')), 24),
    draw: listOf(draw)
  }),
  certificate: v.optional(v.strictObject({ valid_months: v.optional(count) }), {}),
  review_by: v.optional(day),
  authors: v.optional(listOf(text), []),
  reviewed_by: v.optional(listOf(text), []),
  sources: v.optional(mapOf(text), {})
});
export type CourseFront = v.InferOutput<typeof courseShape>;

/** Front matter of a translated course.md: words only, all else stands in the original. */
export const courseTranslationShape = v.strictObject({
  title: text,
  summary: text,
  of: v.optional(mark),
  reviewed: v.optional(flag, false),
  sources: v.optional(mapOf(text), {})
});

/** Front matter of a module. */
export const moduleShape = v.strictObject({
  id: v.optional(id),
  title: text,
  minutes: positive,
  objectives: v.optional(mapOf(text), {})
});
export type ModuleFront = v.InferOutput<typeof moduleShape>;

export const moduleTranslationShape = v.strictObject({
  title: text,
  objectives: v.optional(mapOf(text), {}),
  of: v.optional(mark),
  reviewed: v.optional(flag, false)
});

/** exam.md needs no front matter of its own; a translation says what it translates. */
export const examShape = v.strictObject({
  title: v.optional(text),
  of: v.optional(mark),
  reviewed: v.optional(flag, false)
});
