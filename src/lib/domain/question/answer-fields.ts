import { storable } from '#lib/domain/storable.ts';
import type { AnswerFields, AnswerProblem } from './question.ts';

/**
 * The fields of an answer from a FormData or `Object.entries(json)`. What is neither text, number
 * nor a list of texts is left out: input is never trusted, and never thrown at.
 */
export function fieldsOf(entries: Iterable<readonly [string, unknown]>): AnswerFields {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string>;
  for (const [name, value] of entries) {
    const given = textsOf(value);
    if (given.length === 0) continue;
    const before = fields[name];
    const all = [...(before === undefined ? [] : [before].flat()), ...given];
    fields[name] = all.length === 1 && !Array.isArray(value) ? all[0]! : all;
  }
  return fields;
}

/** The values of one field, whether it came once or many times. */
export function valuesOf(fields: AnswerFields, name: string): string[] {
  if (!Object.hasOwn(fields, name)) return [];
  const value = fields[name]!;
  return (typeof value === 'string' ? [value] : [...value]).filter((one) => one !== '');
}

export const refused = (reason: AnswerProblem) => ({ kind: 'refused' as const, reason });

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [storable(value)];
  if (typeof value === 'number' && Number.isFinite(value)) return [String(value)];
  if (Array.isArray(value)) return value.flatMap((one) => (Array.isArray(one) ? [] : textsOf(one)));
  return [];
}
