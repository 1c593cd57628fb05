import * as v from 'valibot';
import type { SentChoice } from './choose-in-case.ts';

const short = v.pipe(v.string(), v.maxLength(200), v.regex(/^[^\0]*$/));
const whole = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number));

const shape = v.object({
  id: v.pipe(v.string(), v.uuid()),
  case: short,
  run: whole,
  place: whole,
  choice: short
});

/** A choice from its form; null: the form is not one of ours. */
export function readSentChoice(form: FormData, course: string): SentChoice | null {
  const read = v.safeParse(shape, Object.fromEntries(form));
  return read.success ? { ...read.output, course } : null;
}
