import type { Taxon } from './taxon.ts';

/**
 * Why a taxon may not stand in an exam: it names no character that decides, or one that nobody has
 * measured or approved. null: it may.
 */
export function whyPracticeOnly(
  taxon: Pick<Taxon, 'deciding' | 'characters'>
): { character: string | null } | null {
  if (taxon.deciding.length === 0) return { character: null };
  const unproven = taxon.deciding.find((name) => !isProven(taxon, name));
  return unproven === undefined ? null : { character: unproven };
}

/** Published, or approved by a specialist. */
export function isProven({ characters }: Pick<Taxon, 'characters'>, name: string): boolean {
  const status = Object.hasOwn(characters, name) ? characters[name]!.status : 'assumed';
  return status !== 'assumed';
}
