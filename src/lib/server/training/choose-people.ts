import type { LineVerdict } from '#lib/domain/training/match-lines.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { findNamed } from './find-named.ts';
import { peopleToPick, type Pickable } from './queries.ts';

export interface Choice {
  /** Who may be ticked; those who are come first. */
  people: Pickable[];
  /** How many the search finds, listed or not. */
  total: number;
  verdicts: LineVerdict[];
  /** Ticked or named by a line, each once. */
  chosen: string[];
  /** Lines of which nobody knows whom they mean. */
  open: number;
  /** Ticked people who are not posted there. */
  gone: number;
}

interface Typed {
  unit: string;
  search: string;
  people: readonly string[];
  lines: string;
}

/** Whom a form means: the ticks, and the pasted lines one by one. Two statements. */
export async function choosePeople(
  db: Db,
  { unit, search, people, lines }: Typed,
  managerId: string,
  now: Date
): Promise<Choice> {
  const query = { managerId, unitId: unit, text: search, chosen: people };
  const listed = await peopleToPick(db, query, now);
  const ticked = people.filter((id) => listed.people.some((one) => one.id === id));
  const named = { typed: lines, unitId: unit, ticked };
  const verdicts = await findNamed(db, named, managerId, now);
  const found = verdicts.flatMap((one) => (one.kind === 'found' ? [one.person.id] : []));
  return {
    ...listed,
    verdicts,
    chosen: [...ticked, ...found],
    open: verdicts.filter(({ kind }) => kind === 'unknown' || kind === 'several').length,
    gone: people.length - ticked.length
  };
}
