import { tidyBadge } from '#lib/domain/person/login.ts';

/** Somebody whom a line may name; nobody else is known to whoever pastes it. */
export interface Candidate {
  id: string;
  name: string;
  badge: string | null;
  email: string | null;
}

/** What became of a pasted line. */
export type LineVerdict = { line: number; text: string } & (
  | { kind: 'found'; person: Candidate }
  /** Named already, by an earlier line or a tick. */
  | { kind: 'twice'; person: Candidate }
  /** Nobody of the unit is called so. */
  | { kind: 'unknown' }
  /** More than one: a badge number tells them apart. */
  | { kind: 'several'; people: Candidate[] }
);

/** Each line that is not empty, with its number as pasted. */
export const linesOf = (typed: string): { line: number; text: string }[] =>
  typed
    .split(/\r\n|\r|\n/)
    .map((text, index) => ({ line: index + 1, text: text.trim() }))
    .filter(({ text }) => text);

/** All that a line may be looked up by: the whole of it, and its cells where it came out of a table. */
export function keysOf(text: string): string[] {
  const cells = text.split(/[\t;]/);
  const all = cells.length > 1 ? cells : [text];
  return [...new Set(all.flatMap((cell) => [nameKey(cell), badgeKey(cell)]))].filter(Boolean);
}

/** A name however it is spaced and cased. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const badgeKey = (badge: string): string => tidyBadge(badge).toLowerCase();

/**
 * Whom each line names: by badge or e-mail, else by the whole name. `ticked`: who is chosen
 * already. Every line gets a verdict.
 */
export function matchLines(
  lines: readonly { line: number; text: string }[],
  candidates: readonly Candidate[],
  ticked: Iterable<string>
): LineVerdict[] {
  const seen = new Set(ticked);
  return lines.map(({ line, text }): LineVerdict => {
    const people = named(text, candidates);
    const [person] = people;
    if (!person) return { line, text, kind: 'unknown' };
    if (people.length > 1) return { line, text, kind: 'several', people };
    if (seen.has(person.id)) return { line, text, kind: 'twice', person };
    seen.add(person.id);
    return { line, text, kind: 'found', person };
  });
}

function named(text: string, candidates: readonly Candidate[]): Candidate[] {
  const keys = keysOf(text);
  const byLogin = candidates.filter(
    ({ badge, email }) =>
      (badge !== null && keys.includes(badgeKey(badge))) ||
      (email !== null && keys.includes(nameKey(email)))
  );
  return byLogin.length ? byLogin : candidates.filter(({ name }) => keys.includes(nameKey(name)));
}
