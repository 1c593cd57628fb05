import { valuesOf } from '#lib/domain/question/answer-fields.ts';
import type { AnswerFields, Item } from '#lib/domain/question/question.ts';
import { valueOf } from './chosen.ts';

/** The ids as they were left: from `order`, from the places of the selects, else as asked. */
export function startingOrder(items: Item[], fields: AnswerFields): string[] {
  const ids = items.map((item) => item.id);
  const left = valuesOf(fields, 'order');
  if (left.length === ids.length && ids.every((id) => left.includes(id))) return [...left];
  const places = ids.map((id) => Number(valueOf(fields, `place_${id}`)) || 0);
  if (new Set(places).size < ids.length || places.includes(0)) return ids;
  return ids.toSorted((a, b) => places[ids.indexOf(a)]! - places[ids.indexOf(b)]!);
}

/** The same list with one item a place further up (-1) or down (1). */
export function moved(order: readonly string[], id: string, by: -1 | 1): string[] {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const next = order.toSpliced(from, 1);
  return next.toSpliced(to, 0, id);
}
