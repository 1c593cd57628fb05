import * as v from 'valibot';
import type { Kind } from './kinds.ts';

/** What can be worded: the letter around all, each kind, and whom to tell by word of mouth. */
export const textParts = [
  ...(['letter', 'due-soon', 'overdue', 'expiring', 'digest', 'escalation'] as const),
  'no-address'
] as const;
export type TextPart = (typeof textParts)[number];
export const isTextPart = (text: string): text is TextPart =>
  (textParts as readonly string[]).includes(text);

/** `subject`: of a letter in which this is the most pressing; `why`: for what reason it comes. */
export const fields = ['subject', 'body', 'why'] as const;
export type Field = (typeof fields)[number];
export type Words = Partial<Record<Field, string>>;
/** The words of every part in one language. */
export type Texts = Record<TextPart, Words>;

interface Shape {
  /** Placeholders that may stand in a field, and those that must. */
  may: readonly string[];
  must: readonly string[];
}
const own = ['day', 'days'];
const figures = ['over', 'never', 'soon', 'ending', 'expired'];
const links = figures.map((figure) => `${figure}_link`);

/** Which fields a part has, and what may and must stand in braces there. */
export const shapes: Record<TextPart, Partial<Record<Field, Shape>>> = {
  letter: { body: { may: ['name', 'day'], must: ['matters', 'why', 'link'] } },
  'due-soon': ofKind(own, ['course', 'link']),
  overdue: ofKind(own, ['course', 'link']),
  expiring: ofKind(own, ['course', 'link']),
  digest: {
    subject: { may: ['unit'], must: [] },
    body: { may: [...figures, ...links], must: ['unit', 'link'] },
    why: { may: [], must: [] }
  },
  escalation: ofKind(['days', 'people', 'names'], ['unit', 'link']),
  'no-address': { body: { may: ['count'], must: ['names'] } }
};

function ofKind(may: string[], must: string[]): Partial<Record<Field, Shape>> {
  return {
    subject: { may: [...may, ...must].filter((one) => !['names', 'link'].includes(one)), must: [] },
    body: { may, must },
    why: { may: ['days'], must: [] }
  };
}

/** All that may stand in braces in a field. */
export const placeholdersOf = (part: TextPart, field: Field): string[] => {
  const shape = shapes[part][field];
  return shape ? [...new Set([...shape.must, ...shape.may])] : [];
};

export const mostLetters = { subject: 150, body: 4000, why: 500 } as const;

export interface TextProblem {
  field: Field;
  kind: 'empty' | 'long' | 'lines' | 'unknown' | 'missing' | 'brace';
  /** The placeholder in question, as it was typed. */
  name?: string;
}

/** Everything that keeps words from being used, field by field. */
export function problemsOf(part: TextPart, words: Words): TextProblem[] {
  return fields.flatMap((field) => {
    const shape = shapes[part][field];
    if (!shape) return [];
    const text = words[field] ?? '';
    if (!text.trim()) return [{ field, kind: 'empty' as const }];
    const known = placeholdersOf(part, field);
    const used = [...text.matchAll(placeholder)].map((match) => match[1]!);
    const problems: TextProblem[] = [...new Set(used)]
      .filter((name) => !known.includes(name))
      .map((name) => ({ field, kind: 'unknown', name }));
    for (const name of shape.must)
      if (!used.includes(name)) problems.push({ field, kind: 'missing', name });
    if (/[{}]/.test(text.replace(placeholder, ''))) problems.push({ field, kind: 'brace' });
    if (text.length > mostLetters[field]) problems.push({ field, kind: 'long' });
    if (field === 'subject' && /[\r\n]/.test(text.trim())) problems.push({ field, kind: 'lines' });
    return problems;
  });
}

const placeholder = /\{([^{}\s]{1,40})\}/g;

/**
 * The text with its placeholders filled, in one pass: what stands in a value is never filled again.
 * Values come from `plain`.
 */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(placeholder, (all, name: string) =>
    Object.hasOwn(values, name) ? values[name]! : all
  );

/**
 * A name or title as it may stand in a letter: on one line, not endless, without signs that turn
 * the writing round, and without an address that a mail program would make a link of.
 */
export const plain = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('://', ':/ /')
    .replace(/\bwww\./gi, 'www. ')
    .trim()
    .slice(0, 200);

const stored = v.object({
  subject: v.optional(v.string()),
  body: v.optional(v.string()),
  why: v.optional(v.string())
});

/** Words as they were kept; null: they do not fit the part any more, and those of the house are used. */
export function readWords(part: TextPart, value: unknown): Words | null {
  const result = v.safeParse(stored, value);
  return result.success && problemsOf(part, result.output).length === 0 ? result.output : null;
}

/** What a letter says, before it is said in a language. */
export interface Facts {
  reader: { name: string; language: string; timeZone: string };
  today: string;
  matters: Matter[];
  /** Whom the reader has to tell by word of mouth, the first of so many. */
  silent: { names: string[]; count: number };
}

export type Matter =
  | { kind: Exclude<Kind, 'digest' | 'escalation'>; courseId: string; day: string }
  | {
      kind: 'escalation';
      unitId: string;
      unit: string;
      days: number;
      people: number;
      names: string[];
    }
  | ({ kind: 'digest'; unitId: string; unit: string } & Figures);

export interface Figures {
  over: number;
  never: number;
  soon: number;
  ending: number;
  expired: number;
}
