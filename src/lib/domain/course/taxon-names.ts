import type { Taxon } from './taxon.ts';
import type { Texts } from './texts.ts';

/** What taxa are called first in each language; in Latin where they have no name. */
export function taxonNames(
  ids: readonly string[],
  taxa: ReadonlyMap<string, Taxon>
): Record<string, Texts> {
  const known = ids.map((id) => taxa.get(id)).filter((taxon) => taxon !== undefined);
  return Object.fromEntries(known.map((taxon) => [taxon.id, firstNames(taxon)]));
}

function firstNames({ names, latin }: Taxon): Texts {
  const first = Object.entries(names).flatMap(([language, [name]]) =>
    language !== 'trade' && name ? [[language, name] as const] : []
  );
  return first.length > 0 ? Object.fromEntries(first) : { '*': latin };
}
