import { closest, editDistance } from '#lib/domain/course/closest.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import { fold, inLatin } from './fold.ts';

/** A taxon that was looked for, and the name by which it was found. */
export type FoundTaxon = {
  taxon: Taxon;
  by: { language: string; name: string };
  /** The name is only like what was typed. */
  near: boolean;
};

/** Shorter words are too like too many others to be mistyped. */
const shortestMistyped = 4;
/** What stands inside of words is looked for from so many letters on. */
const shortestInside = 3;

/**
 * Finds taxa by any of their names, in Latin or by HS code: names that are what was typed, then those
 * that begin with it, then those that hold it; only where there is none of these, names that it was
 * perhaps mistyped for. `latin` and `hs` count as languages of the found name.
 */
export function findTaxa(taxa: Iterable<Taxon>, typed: string): FoundTaxon[] {
  const asked = fold(typed);
  if (asked === '') return [];
  const code = /^[\d.\s]+$/.test(typed.trim()) ? typed.replace(/\D/g, '') : '';
  const all = [...taxa];
  const ranked = all.flatMap((taxon) => {
    const best = code ? byCode(taxon, code) : byName(taxon, asked);
    return best ? [{ taxon, ...best }] : [];
  });
  if (ranked.length > 0 || code)
    return ranked
      .sort((a, b) => a.rank - b.rank)
      .map(({ taxon, by }) => ({ taxon, by, near: false }));
  return all
    .flatMap((taxon) => mistyped(taxon, asked) ?? [])
    .sort((a, b) => a.off - b.off)
    .map(({ taxon, by }) => ({ taxon, by, near: true }));
}

type Ranked = { rank: number; by: FoundTaxon['by'] };

function byName(taxon: Taxon, asked: string): Ranked | null {
  const names = namesOf(taxon).flatMap((by) => {
    const name = fold(by.name);
    return [name, inLatin(name)].map((spelt) => ({ name: spelt, by }));
  });
  const ranks = names.flatMap(({ name, by }): Ranked[] => {
    if (name === asked) return [{ rank: 0, by }];
    if (name.startsWith(asked)) return [{ rank: 1, by }];
    if (` ${name}`.includes(` ${asked}`)) return [{ rank: 2, by }];
    return asked.length >= shortestInside && name.includes(asked) ? [{ rank: 3, by }] : [];
  });
  return ranks.sort((a, b) => a.rank - b.rank)[0] ?? null;
}

function byCode({ hs }: Taxon, code: string): Ranked | null {
  const found = hs.find((one) => {
    const digits = one.replace(/\D/g, '');
    // a longer national code is found by its heading, and a heading by what stands under it
    return digits.startsWith(code) || (code.length > 6 && code.startsWith(digits));
  });
  return found ? { rank: 0, by: { language: 'hs', name: found } } : null;
}

/** `off`: how many slips away; the likeliest is shown first. */
function mistyped(taxon: Taxon, asked: string) {
  if (asked.length < shortestMistyped) return null;
  const names = namesOf(taxon);
  const pieces = names.flatMap((by) => {
    const whole = fold(by.name);
    return [whole, ...whole.split(' ')].map((piece) => ({ piece, by }));
  });
  const long = pieces.filter(({ piece }) => piece.length >= shortestMistyped);
  const near = closest(
    asked,
    long.map(({ piece }) => piece)
  );
  const by = long.find(({ piece }) => piece === near)?.by;
  return by && near ? { taxon, by, off: editDistance(asked, near) } : null;
}

function namesOf({ names, latin }: Taxon): FoundTaxon['by'][] {
  const own = Object.entries(names).flatMap(([language, list]) =>
    list.map((name) => ({ language, name }))
  );
  return latin ? [{ language: 'latin', name: latin }, ...own] : own;
}
