import { randomOf, shuffle } from '#lib/domain/random.ts';
import type { Need } from './need.ts';

/** More names than this nobody reads on a phone. */
const mostNames = 6;

/**
 * The names that an `identify` question offers for an individual. One harmless name of the set is
 * always left out, now and then the right one: then "none of these" is right, and the number of
 * names never tells. Protected names are always offered: to miss one must be an answer of one's own.
 */
export function offer(need: Pick<Need, 'taxa' | 'protected'>, taxon: string, seed: string) {
  const random = randomOf(`${seed} offer`);
  const guarded = (one: string) => need.protected.includes(one);
  const others = shuffle(
    need.taxa.filter((one) => one !== taxon),
    `${seed} others`
  );
  const isNone = need.taxa.length > 2 && !guarded(taxon) && random() < 1 / need.taxa.length;
  const leaveOut = isNone || need.taxa.length <= 2 ? null : others.find((one) => !guarded(one));
  const kept = others
    .filter((one) => one !== leaveOut)
    .sort((a, b) => Number(guarded(b)) - Number(guarded(a)));
  const names = isNone ? kept.slice(0, mostNames) : [taxon, ...kept.slice(0, mostNames - 1)];
  return { names: names.sort(), isNone };
}
