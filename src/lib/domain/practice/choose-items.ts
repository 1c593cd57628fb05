import { shuffle } from '#lib/domain/random.ts';
import type { Candidate } from './candidate.ts';
import { interleave } from './interleave.ts';
import { isDue, retrievability } from './review-card.ts';

/** A daily practice takes five minutes, whatever is due: the rest is due tomorrow as well. */
const dailySeconds = 300;
/** So many at least, while there is anything to ask: one question is not a practice. */
const leastItems = 6;
const mostInBurst = 40;
/** Of a burst: targets are rare on duty, and what is rare is missed. Here they are not. */
const targetShare = 0.6;

/** What is mixed up: in which questions, and which taxa, if they are known. */
export type Pair = { questions: string[]; taxa: string[] };

export type Chosen = Candidate & { easy: boolean };

/**
 * The items of a daily practice in the order they are asked. Two of three are due, the most faded
 * first; the third is one that is known, because practice of weak items alone lowers scores (product
 * trial). Where little is due the practice is short; where nothing is, what will be due soonest.
 */
export function chooseDaily(candidates: readonly Candidate[], seed: string, now: Date): Chosen[] {
  const fading = (a: Candidate, b: Candidate) =>
    retrievability(a.card, now) - retrievability(b.card, now) || byId(a, b);
  const due = candidates.filter(({ card }) => isDue(card, now)).sort(fading);
  const later = candidates.filter(({ card }) => !isDue(card, now)).sort(fading);
  const known = shuffle(
    later.filter(({ card }) => card.verdict === 'right'),
    `${seed} easy`
  );
  const chosen: Chosen[] = [];
  let left = dailySeconds;
  while (due.length > 0 && left > 0) {
    const easy = chosen.length % 3 === 2 ? takeKnown() : null;
    take(easy ?? due.shift()!, easy !== null);
  }
  for (const one of [...known, ...later].slice(0, leastItems * 2)) {
    if (chosen.length >= leastItems || left <= 0) break;
    if (!chosen.some((other) => isSame(one, other))) take(one, one.card.verdict === 'right');
  }
  return interleave(chosen, `${seed} order`);

  /** Where everything is due, what is due but was known last and has faded least. */
  function takeKnown(): Candidate | null {
    if (known.length > 0) return known.shift()!;
    const at = due.findLastIndex(({ card }) => card.verdict === 'right');
    return at < 0 ? null : due.splice(at, 1)[0]!;
  }

  function take(one: Candidate, easy: boolean): void {
    chosen.push({ ...one, easy });
    left -= one.seconds;
  }
}

/**
 * A burst before a shift: quick questions of what a thing is, many of them targets. What is another
 * individual each time is asked again until there are enough; the others once.
 */
export function chooseBurst(candidates: readonly Candidate[], seed: string, now: Date): Chosen[] {
  const quick = candidates.filter((one) => one.identifies);
  const targets = spread(quick.filter((one) => one.target !== false));
  const harmless = spread(quick.filter((one) => one.target === false));
  const wanted = Math.min(mostInBurst, targets.length + harmless.length);
  const many = Math.min(targets.length, Math.ceil(wanted * targetShare));
  const few = Math.min(harmless.length, wanted - many);
  const chosen = [...targets.slice(0, wanted - few), ...harmless.slice(0, few)];
  const easy = (one: Candidate) => one.card.verdict === 'right' && !isDue(one.card, now);
  return interleave(
    chosen.map((one) => ({ ...one, easy: easy(one) })),
    `${seed} order`
  );

  function spread(list: Candidate[]): Candidate[] {
    const once = shuffle([...list].sort(byId), `${seed} burst`);
    const again = once.filter(({ renews }) => renews);
    const rounds = again.length > 0 ? Math.ceil(mostInBurst / again.length) : 0;
    return [...once, ...Array.from({ length: rounds }, () => again).flat()].slice(0, mostInBurst);
  }
}

/**
 * Everything about one pair, up to a daily practice's time: what it was mixed up in, again and again
 * where it is another individual each time, then what lies near.
 */
export function choosePair(
  candidates: readonly Candidate[],
  pair: Pair,
  seed: string,
  now: Date
): Chosen[] {
  const mixed = candidates.filter(({ question }) => pair.questions.includes(question));
  const themes = new Set(mixed.flatMap((one) => one.themes));
  const near = candidates.filter(
    (one) => !mixed.includes(one) && one.themes.some((theme) => themes.has(theme))
  );
  const again = mixed
    .filter(({ renews }) => renews)
    .flatMap((one) =>
      Array.from({ length: 3 }, () => pair.taxa.map((about) => ({ ...one, about })))
    );
  const chosen: Chosen[] = [];
  let left = dailySeconds;
  const once = mixed.filter((one) => !one.renews || pair.taxa.length === 0);
  for (const one of [...again.flat(), ...once, ...shuffle([...near].sort(byId), seed)]) {
    if (left <= 0) break;
    chosen.push({ ...one, easy: one.card.verdict === 'right' && !isDue(one.card, now) });
    left -= one.seconds;
  }
  return interleave(chosen, `${seed} order`);
}

const isSame = (a: Candidate, b: Candidate) => a.course === b.course && a.question === b.question;
const byId = (a: Candidate, b: Candidate) =>
  `${a.course} ${a.question}` < `${b.course} ${b.question}` ? -1 : 1;
