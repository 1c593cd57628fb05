import { correlation, correlationOfChosen, type Sums } from './correlation.ts';
import { flagsOf, type Flag } from './flags.ts';

/** What the database counts of one version of a question, asked in one way. */
export type ItemCounts = {
  question: string;
  /** Of the text with its key: another hash is another version. */
  hash: string;
  /** `exam`: every sitting counts. `module`: the first answer of each person. */
  from: 'exam' | 'module';
  asked: number;
  answered: number;
  /** Item mark x and mark of the rest r, both 0 to 1, of those who had a rest. */
  sums: Sums;
  /** Sum of x over all, those without a rest among them. */
  marks: number;
  /** How many officers the upper and the lower group have each. */
  groupSize: number;
  /** Seconds; `known`: of how many answers. */
  time: { median: number | null; known: number };
  choices: ChoiceCounts[];
};

export type ChoiceCounts = {
  /** The id of a choice, region or decision; '' for no answer. */
  choice: string;
  count: number;
  upper: number;
  lower: number;
  /** Of those who chose it and had a rest: how many, and the sum of their rests. */
  rested: number;
  rest: number;
};

export type ItemStatistics = {
  hash: string;
  from: ItemCounts['from'];
  asked: number;
  answered: number;
  /** Mean mark, 0 to 1: the share of right answers where there are no part marks. null: nobody. */
  facility: number | null;
  /** -1 to 1; null: all had the same mark, or there is no rest to compare with. */
  discrimination: number | null;
  /** So many were compared for it. */
  compared: number;
  medianSeconds: number | null;
  timed: number;
  groupSize: number;
  choices: ChoiceStatistics[];
  flags: Flag[];
};

export type ChoiceStatistics = {
  choice: string;
  /** Shares, 0 to 1, of all asked and of the two groups. */
  share: number;
  upper: number;
  lower: number;
  discrimination: number | null;
};

/** What the flags need of the question as it stands now. */
export type KeyFacts = {
  right: readonly string[];
  wrong: readonly string[];
  /** The mark that guessing brings; null: it cannot be guessed. */
  chance: number | null;
};

/** Below so many answers nothing is concluded. */
export const smallestSample = 30;

/** The upper and lower 27 %, where the difference tells most for its error (Kelley 1939). */
export const groupShare = 0.27;

/**
 * Classical item analysis. Facility is the mean mark (Lord and Novick 1968, 15.2); discrimination the
 * correlation of the item with the rest of the test, the item left out of its own measure (Henrysson
 * 1963: the corrected point-biserial). Officers draw different questions, so the rest is a share of
 * marks and not a sum. `key` null: an earlier version, of which no key is at hand.
 */
export function itemStatistics(counts: ItemCounts, key: KeyFacts | null): ItemStatistics {
  const { asked, sums, groupSize } = counts;
  const share = (count: number, of: number) => (of > 0 ? count / of : 0);
  const told = {
    hash: counts.hash,
    from: counts.from,
    asked,
    answered: counts.answered,
    facility: asked > 0 ? counts.marks / asked : null,
    discrimination: correlation(sums),
    compared: sums.n,
    medianSeconds: counts.time.median,
    timed: counts.time.known,
    groupSize,
    choices: counts.choices.map(({ choice, count, upper, lower, rested, rest }) => ({
      choice,
      share: share(count, asked),
      upper: share(upper, groupSize),
      lower: share(lower, groupSize),
      discrimination: correlationOfChosen(rested, rest, sums)
    }))
  };
  return { ...told, flags: flagsOf(told, key) };
}
