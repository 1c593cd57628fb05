import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { readChoices } from '#lib/domain/question/choices.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { AnswerFields, Item } from '#lib/domain/question/question.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';
import { shuffle } from '#lib/domain/random.ts';

/** `1.` `2.` `3.` in the right order: marks for every pair that stands rightly next to each other. */
export const order: KindRules<'order'> = {
  read(raw, desk) {
    if (raw.answer.shape !== 'numbers') return null;
    const given = raw.answer.choices;
    const items = readChoices(raw, given, desk)?.map(({ id, html }) => ({ id, html }));
    if (!items) return null;
    return { key: { order: given.map(({ text }) => choiceId(raw.id, text)) }, text: { items } };
  },

  translate(raw, original, desk) {
    const given = raw.answer.shape === 'numbers' ? raw.answer.choices : [];
    const { items } = original.text;
    if (given.length !== items.length) {
      const values = { question: raw.id, own: given.length, original: items.length };
      desk.report(raw.line, 'translation-choices', values);
      return null;
    }
    return { items: items.map(({ id }, index) => ({ id, html: desk.inline(given[index]!) })) };
  },

  /** Never shown solved: a form sent untouched must not earn full marks. */
  asked(question, text, seed) {
    const items = shuffle(text.items, seed);
    const solved = items.every(({ id }, index) => id === question.key.order[index]);
    return { items: solved ? [...items.slice(1), items[0]!] : items };
  },

  readAnswer(question, fields) {
    const ids = question.key.order;
    const listed = valuesOf(fields, 'order');
    const order = listed.length > 0 ? listed : byPlaces(fields, ids);
    if (order === null) return refused('placed-twice');
    if (order.length === 0) return refused('empty');
    if (order.some((id) => !ids.includes(id))) return refused('unknown-choice');
    if (new Set(order).size < order.length) return refused('placed-twice');
    if (order.length < ids.length) return refused('not-all-placed');
    return { kind: 'answer', answer: { kind: 'order', order } };
  },

  mark(question, answer) {
    const key = question.key.order;
    const next = new Map(key.map((id, index) => [id, key[index + 1]]));
    const neighbours = answer.order.filter(
      (id, index) => index + 1 < answer.order.length && next.get(id) === answer.order[index + 1]
    );
    return markOf(neighbours.length / (key.length - 1));
  },

  explained: (question, text) => ({ items: inOrder(text.items, question.key.order) })
};

/** Without JavaScript each item has a field with its place; null: two on one place. */
function byPlaces(fields: AnswerFields, ids: string[]): string[] | null {
  const placed = ids.flatMap((id) => {
    const place = Number(valuesOf(fields, `place_${id}`)[0] ?? NaN);
    return Number.isInteger(place) ? [{ id, place }] : [];
  });
  if (new Set(placed.map(({ place }) => place)).size < placed.length) return null;
  return placed.sort((a, b) => a.place - b.place).map(({ id }) => id);
}

function inOrder(items: Item[], order: string[]): Item[] {
  return order.map((id) => items.find((item) => item.id === id)!);
}
