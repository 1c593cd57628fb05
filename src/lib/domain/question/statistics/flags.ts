import {
  smallestSample,
  type ChoiceStatistics,
  type ItemStatistics,
  type KeyFacts
} from './item-statistics.ts';

/** What a trainer should look at; pages put it into words. */
export type Flag =
  /** A wrong choice attracts the strongest officers: is the key right? */
  | { kind: 'key-suspect'; choice: string }
  /** The stronger the officer, the worse the answer. */
  | { kind: 'backwards' }
  | { kind: 'weak' }
  | { kind: 'easy' }
  | { kind: 'guessing' }
  | { kind: 'unanswered' }
  /** Hardly anybody takes these wrong choices. */
  | { kind: 'unused'; choices: string[] }
  | { kind: 'few' };

/** Corrected point-biserials from 0.15 on are usable, good ones exceed 0.25 (Varma 2006). */
const leastDiscrimination = 0.15;
const easyFrom = 0.95;
/** A distractor taken by fewer than 5 % does no work (Haladyna and Downing 1993). */
const leastTaken = 0.05;
const mostUnanswered = 0.1;

type Told = Omit<ItemStatistics, 'flags'>;

/** Nothing is concluded from fewer than `smallestSample`. The gravest stands first. */
export function flagsOf(told: Told, key: KeyFacts | null): Flag[] {
  if (told.asked < smallestSample) return [{ kind: 'few' }];
  const flags: Flag[] = [];
  const suspect = key && suspectOf(told, key);
  if (suspect) flags.push({ kind: 'key-suspect', choice: suspect.choice });
  const facility = told.facility ?? 0;
  const { discrimination } = told;
  // an item that all get right cannot tell officers apart: one reason is enough
  if (facility >= easyFrom) flags.push({ kind: 'easy' });
  else if (discrimination !== null && discrimination < -beyondChance(told.compared))
    flags.push({ kind: 'backwards' });
  else if (discrimination !== null && discrimination < leastDiscrimination)
    flags.push({ kind: 'weak' });
  if (key?.chance && facility <= key.chance) flags.push({ kind: 'guessing' });
  if (1 - told.answered / told.asked > mostUnanswered) flags.push({ kind: 'unanswered' });
  const unused = (key?.wrong ?? []).filter((id) => (choiceOf(told, id)?.share ?? 0) < leastTaken);
  if (unused.length > 0) flags.push({ kind: 'unused', choices: unused });
  return flags;
}

/** The wrong choice that goes with the rest of the test beyond chance, and more than any right one. */
function suspectOf(told: Told, key: KeyFacts): ChoiceStatistics | null {
  const strength = (id: string) => choiceOf(told, id)?.discrimination ?? -1;
  const wrong = [...key.wrong].sort((a, b) => strength(b) - strength(a))[0];
  if (wrong === undefined || strength(wrong) <= beyondChance(told.compared)) return null;
  if (key.right.some((id) => strength(id) >= strength(wrong))) return null;
  return choiceOf(told, wrong);
}

/** Two standard errors of a correlation that is really 0. */
const beyondChance = (n: number) => 2 / Math.sqrt(n);

const choiceOf = ({ choices }: Told, id: string) =>
  choices.find(({ choice }) => choice === id) ?? null;
