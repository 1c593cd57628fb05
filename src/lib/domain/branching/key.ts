import type { Container } from '#lib/domain/course/reading/segments.ts';
import { closest } from '#lib/domain/course/closest.ts';
import { escape } from '#lib/domain/course/writing/escape.ts';
import { latinName } from '#lib/domain/course/writing/facts.ts';
import type { Scribe } from '#lib/domain/course/writing/scribe.ts';
import { checkBranching, sameBranching } from './check-branching.ts';
import { readBranching, type RawBranch } from './read-branches.ts';

/** A step-by-step key in one language. It teaches, so nothing in it is secret. */
export type KeyText = {
  id: string;
  /** HTML, as is all that follows; '' when it has no title. */
  title: string;
  intro: string;
  steps: { id: string; text: string; choices: KeyChoice[] }[];
  ends: { id: string; taxon: boolean; name: string; text: string }[];
};

/** `to`: the id of a step or an end. `text` '' for "not visible" in the words of the interface. */
export type KeyChoice = { text: string; to: string; unseen: boolean };

/** Where a reader ends who cannot see enough: hold it, and ask who can. */
export const refer = 'hold';

/** From the original; null: cannot be used (reported). */
export function readKey(container: Container, scribe: Scribe): KeyText | null {
  const { report, taxa } = scribe.desk;
  const raw = readBranching(container, report, (_id, choices) =>
    choices.some(({ to }) => to !== null)
  );
  const isEnd = (id: string) => id === refer || taxa.has(id);
  if (!checkBranching(raw, container.line, report, isEnd, [refer, ...taxa.keys()])) return null;
  const steps = raw.branches.filter(({ id }) => !isEnd(id));
  let isUsable = true;
  for (const { id, line, choices, verdict } of raw.branches) {
    const stops = isEnd(id) ? choices.length > 0 : choices.length === 0;
    if (stops) report(line, isEnd(id) ? 'key-end-goes-on' : 'key-dead-end', keyValues(id, taxa));
    if (verdict) report(line, 'branch-head', { got: `### ${id}: ${verdict}` });
    if (stops) isUsable = false;
  }
  if (!isUsable || steps.length === 0) return null;
  const choicesOf = ({ choices }: RawBranch): Omit<KeyChoice, 'text'>[] => {
    const own = choices.map(({ to, unseen }) => ({ to: to!, unseen }));
    // whoever sees nothing is never left without an answer
    return own.some(({ unseen }) => unseen) ? own : [...own, { to: refer, unseen: true }];
  };
  const ways = steps.map((step) => ({ id: step.id, choices: choicesOf(step) }));
  return writeKey(raw, ways, scribe);
}

/** The words of a translation on the ways of the original; null: they do not fit (reported). */
export function translateKey(
  container: Container,
  original: KeyText,
  scribe: Scribe
): KeyText | null {
  const { report } = scribe.desk;
  const isStep = (id: string) => original.steps.some((step) => step.id === id);
  const raw = readBranching(container, report, isStep);
  // "not visible" may be left to the words of the interface
  const seen = <C extends { unseen: boolean }>(choices: C[]) =>
    choices.filter(({ unseen }) => !unseen);
  const own = raw.branches
    .filter(({ id }) => isStep(id))
    .map((branch) => ({ ...branch, choices: seen(branch.choices) }));
  const expected = original.steps.map(({ id, choices }) => ({
    id,
    choices: seen(choices).length
  }));
  if (!sameBranching({ ...raw, branches: own }, expected, container.line, report)) return null;
  return writeKey(raw, original.steps, scribe);
}

function writeKey(
  raw: ReturnType<typeof readBranching>,
  ways: { id: string; choices: Omit<KeyChoice, 'text'>[] }[],
  scribe: Scribe
): KeyText {
  const { desk } = scribe;
  const branch = (id: string) => raw.branches.find((one) => one.id === id);
  const blocks = (id: string) => {
    const text = branch(id)?.text;
    return text?.text ? scribe.blocks(text.text, text.line) : '';
  };
  const steps = ways.map(({ id, choices }) => ({
    id,
    text: blocks(id),
    choices: choices.map(({ to, unseen }, index) => {
      const before = choices.slice(0, index).filter((one) => one.unseen === unseen).length;
      const own = branch(id)?.choices.filter((one) => one.unseen === unseen)[before];
      // choices are links, so a note in one is none: nothing leads back to it
      const words = () => (own?.text ? scribe.inline(own.text, own.line) : '');
      return { to, unseen, text: desk.notes.hidden(words) };
    })
  }));
  const isStep = new Set(ways.map(({ id }) => id));
  const ends = [...new Set(ways.flatMap(({ choices }) => choices.map(({ to }) => to)))].filter(
    (to) => !isStep.has(to)
  );
  return {
    id: raw.id,
    title: raw.title.text && scribe.inline(raw.title.text, raw.title.line),
    intro: raw.intro.text && scribe.blocks(raw.intro.text, raw.intro.line),
    steps,
    ends: ends.map((id) => {
      const taxon = desk.taxa.get(id);
      const name = taxon?.names[desk.language]?.[0] ?? taxon?.names['en']?.[0] ?? '';
      const latin = taxon?.latin ? latinName(taxon.latin) : '';
      const both = [escape(name), latin].filter(Boolean).join(' · ');
      return { id, taxon: taxon !== undefined, name: both, text: blocks(id) };
    })
  };
}

const keyValues = (branch: string, taxa: ReadonlyMap<string, unknown>) => ({
  branch,
  near: closest(branch, taxa.keys()) ?? ''
});
