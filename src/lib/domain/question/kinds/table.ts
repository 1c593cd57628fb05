import type { Kind } from '#lib/domain/question/question.ts';
import { chooseAll } from './choose-all/choose-all.ts';
import { chooseOne } from './choose-one/choose-one.ts';
import { decide } from './decide/decide.ts';
import { identify } from './identify/identify.ts';
import type { KindRules } from './kind-rules.ts';
import { label } from './label/label.ts';
import { match } from './match/match.ts';
import { matrix } from './matrix/matrix.ts';
import { measure } from './measure/measure.ts';
import { order } from './order/order.ts';
import { shortAnswer } from './short-answer/short-answer.ts';
import { sort } from './sort/sort.ts';
import { tap } from './tap/tap.ts';

/** Every kind and its rules: the type checker keeps this complete. */
export const kinds: { [K in Kind]: KindRules<K> } = {
  'choose-one': chooseOne,
  'choose-all': chooseAll,
  order,
  match,
  measure,
  'short-answer': shortAnswer,
  tap,
  matrix,
  label,
  sort,
  decide,
  identify
};

/**
 * The rules of a kind that is known only at run time. The cast says what the table guarantees: the
 * rules found under a question's kind are those for it.
 */
export function rulesOf<K extends Kind>(kind: K): KindRules<K> {
  return kinds[kind] as unknown as KindRules<K>;
}
