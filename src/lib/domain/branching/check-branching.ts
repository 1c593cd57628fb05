import { closest } from '#lib/domain/course/closest.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { RawBranching } from './read-branches.ts';

/**
 * Reports what would leave a reader stuck: a branch that leads nowhere, to something unknown or
 * back to itself, and one that nobody comes to. false: it cannot be used.
 */
export function checkBranching(
  { id: name, branches }: RawBranching,
  line: number,
  report: Report,
  /** What a choice may lead to besides branches. */
  ends: (id: string) => boolean,
  known: string[]
): boolean {
  let isUsable = true;
  const bad: Report = (...problem) => {
    isUsable = false;
    report(...problem);
  };
  if (!/^[a-z][\w-]*$/i.test(name)) bad(line, 'branching-without-id', { got: name });
  if (branches.length === 0) bad(line, 'branching-empty', { name });
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  const targets = [...byId.keys(), ...known];
  for (const { id, line, choices } of branches) {
    if (byId.get(id)!.line !== line)
      bad(byId.get(id)!.line, 'branch-twice', { branch: id, first: line });
    if (choices.length === 1) bad(line, 'branch-one-choice', { branch: id });
    for (const choice of choices) {
      if (choice.to === null) bad(choice.line, 'branch-no-target', { choice: choice.text });
      else if (!byId.has(choice.to) && !ends(choice.to)) {
        const near = closest(choice.to, targets) ?? '';
        bad(choice.line, 'branch-unknown-target', { target: choice.to, near });
      }
    }
  }
  if (!isUsable) return false;

  const reached = new Set<string>();
  const walk = (id: string, way: string[]) => {
    reached.add(id);
    for (const { to, line } of byId.get(id)!.choices) {
      if (to === null || !byId.has(to)) continue;
      if (way.includes(to)) bad(line, 'branch-loop', { way: [...way, to].join(' → ') });
      else if (!reached.has(to)) walk(to, [...way, to]);
    }
  };
  walk(branches[0]!.id, [branches[0]!.id]);
  for (const { id, line } of branches)
    if (!reached.has(id) && !ends(id)) report(line, 'branch-unreached', { branch: id });
  return isUsable;
}

/** Whether a translation has the branches of its original, with as many choices each. */
export function sameBranching(
  raw: RawBranching,
  original: readonly { id: string; choices: number }[],
  line: number,
  report: Report
): boolean {
  for (const { verdict, line, choices } of raw.branches) {
    if (verdict) report(line, 'translation-branch-key', { got: verdict });
    for (const { to, line } of choices)
      if (to !== null) report(line, 'translation-branch-key', { got: to });
  }
  const isSame =
    raw.branches.length === original.length &&
    raw.branches.every(
      ({ id, choices }, i) => id === original[i]!.id && choices.length === original[i]!.choices
    );
  if (!isSame) {
    const odd = original.find(({ id, choices }, i) => {
      const own = raw.branches[i];
      return own?.id !== id || own.choices.length !== choices;
    });
    report(line, 'translation-branches', { name: raw.id, branch: odd?.id ?? '' });
  }
  return isSame;
}
