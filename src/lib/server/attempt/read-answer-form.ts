import { randomUUID } from 'node:crypto';
import { isId } from '#lib/domain/id.ts';
import { fieldsOf, valuesOf } from '#lib/domain/question/answer-fields.ts';
import type { AnswerFields } from '#lib/domain/question/question.ts';
import { secondsSince } from '#lib/server/response/read-sent.ts';

const about = ['response', 'confidence', 'go', 'shown_at'];

export type AnswerForm = {
  /** Which button: `next`, `stay`, `flag`, `unflag` or `review`. */
  go: string;
  id: string;
  fields: AnswerFields;
  confidence: 1 | 2 | 3 | null;
  /** From being shown to now, by the server's clock; null: not known. */
  seconds: number | null;
  /** Nothing was chosen: going on without an answer is no mistake. */
  isEmpty: boolean;
};

/** The plain form of an item. A form without an id of its own gets one: it was not made by a page. */
export function readAnswerForm(form: FormData, now: Date): AnswerForm {
  const all = fieldsOf([...form]);
  const one = (name: string) => valuesOf(all, name)[0] ?? '';
  const fields = fieldsOf(Object.entries(all).filter(([name]) => !about.includes(name)));
  const confidence = Number(one('confidence'));
  return {
    go: one('go'),
    id: isId(one('response')) ? one('response') : randomUUID(),
    fields: { ...fields },
    confidence: confidence === 1 || confidence === 2 || confidence === 3 ? confidence : null,
    seconds: secondsSince(one('shown_at'), now),
    isEmpty: !Object.keys(fields).some((name) =>
      valuesOf(fields, name).some((value) => value.trim())
    )
  };
}
