import * as v from 'valibot';
import { fieldsOf } from '#lib/domain/question/answer-fields.ts';
import {
  aboutAnswer,
  believedSeconds,
  type Confidence,
  type SentResponse
} from '#lib/domain/response/response.ts';

/** How many answers a device sends at once; more than it will ever have kept on a shift. */
const mostAtOnce = 100;

const confidence = v.picklist([1, 2, 3]);
// no NUL: asked for one, PostgreSQL fails
const shortText = v.pipe(v.string(), v.maxLength(200), v.regex(/^[^\0]*$/));

const sentShape = v.object({
  id: v.pipe(v.string(), v.uuid()),
  person: shortText,
  revision: shortText,
  question: shortText,
  language: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/)),
  fields: v.record(shortText, v.unknown()),
  confidence: v.nullish(confidence, null),
  givenAt: v.nullish(shortText, null),
  seconds: v.nullish(v.number(), null),
  draw: v.optional(v.pipe(v.string(), v.uuid())),
  attempt: v.optional(v.object({ id: v.pipe(v.string(), v.uuid()), item: v.number() }))
});

const listShape = v.object({
  responses: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(mostAtOnce))
});

/**
 * The answers in the body of a request; null: it is not such a list. One that cannot be read stands
 * as its id, so that the others are taken and it is told apart.
 */
export function readSentList(body: unknown): (SentResponse | { unreadable: string })[] | null {
  const list = v.safeParse(listShape, body);
  return list.success ? list.output.responses.map(readSent) : null;
}

/** The answer of a plain form, that came now; null: the form is not one of ours. */
export function readSentForm(form: FormData, now: Date): SentResponse | null {
  const entries = [...form].map(([name, value]): [string, unknown] => [name, value]);
  const text = (name: string) => entries.find(([one]) => one === name)?.[1];
  const sent = readSent({
    id: text('response'),
    person: text('person'),
    revision: text('revision'),
    question: text('question'),
    language: text('language'),
    fields: Object.fromEntries(entriesOf(entries)),
    confidence: Number(text('confidence')) || null,
    givenAt: null,
    seconds: secondsSince(text('shown_at'), now),
    draw: text('draw')
  });
  return 'unreadable' in sent ? null : sent;
}

function readSent(one: unknown): SentResponse | { unreadable: string } {
  const read = v.safeParse(sentShape, one);
  if (!read.success) {
    const id = (one as { id?: unknown } | null)?.id;
    return { unreadable: typeof id === 'string' ? id.slice(0, 100) : '' };
  }
  const { confidence, fields, seconds, ...rest } = read.output;
  return {
    ...rest,
    seconds: seconds === null ? null : believedSeconds(seconds),
    confidence: confidence as Confidence | null,
    fields: fieldsOf(Object.entries(fields))
  };
}

/** By the server's clock, which stands in the form. */
export function secondsSince(shownAt: unknown, now: Date): number | null {
  const shown = typeof shownAt === 'string' ? Date.parse(shownAt) : NaN;
  return believedSeconds((now.getTime() - shown) / 1000);
}

const entriesOf = (entries: [string, unknown][]) =>
  Object.entries(fieldsOf(entries.filter(([name]) => !aboutAnswer.includes(name))));
