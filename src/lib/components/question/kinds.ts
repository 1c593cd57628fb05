import type { Component } from 'svelte';
import type { Kind } from '#lib/domain/question/question.ts';
import type { KindProps } from './kind-props.ts';
import ChooseAll from './ChooseAll.svelte';
import ChooseOne from './ChooseOne.svelte';
import Decide from './Decide.svelte';
import Identify from './Identify.svelte';
import Label from './Label.svelte';
import Match from './Match.svelte';
import Matrix from './Matrix.svelte';
import Measure from './Measure.svelte';
import Order from './Order.svelte';
import ShortAnswer from './ShortAnswer.svelte';
import Sort from './Sort.svelte';
import Tap from './Tap.svelte';

/** How each kind is asked and shown marked. A new kind does not compile until it stands here. */
const kinds: { [K in Kind]: Component<KindProps<K>> } = {
  'choose-one': ChooseOne,
  'choose-all': ChooseAll,
  order: Order,
  match: Match,
  measure: Measure,
  'short-answer': ShortAnswer,
  tap: Tap,
  matrix: Matrix,
  label: Label,
  sort: Sort,
  decide: Decide,
  identify: Identify
};

/** The component that asks this kind; the table above has checked that it fits. */
export const componentOf = (kind: Kind) => kinds[kind] as Component<KindProps<Kind>>;
