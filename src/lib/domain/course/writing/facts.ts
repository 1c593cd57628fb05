import { said } from '#lib/domain/course/texts.ts';
import type { Listing, Taxon } from '#lib/domain/course/taxon.ts';
import { closest } from '#lib/domain/course/closest.ts';
import { dayInWords, withUnit } from './numbers.ts';
import { escape } from './escape.ts';
import type { Desk } from './scribe.ts';

/** `{{ taxon.path }}` as HTML; '' when there is no such fact (reported on `line`). */
export function writeFact(taxonId: string, path: string, desk: Desk, line: number): string {
  const taxon = desk.taxa.get(taxonId);
  if (!taxon && desk.otherTaxa.has(taxonId)) {
    desk.report(line, 'taxon-not-listed', { taxon: taxonId });
    return '';
  }
  if (!taxon) {
    desk.report(line, 'unknown-taxon', {
      taxon: taxonId,
      near: closest(taxonId, desk.taxa.keys()) ?? ''
    });
    return '';
  }
  const [head, language] = path.split('.') as [string, string | undefined];
  if (head === 'latin' && taxon.latin) return latinName(taxon.latin);
  if (head === 'name')
    return escape(taxon.names[desk.language]?.[0] ?? taxon.names['en']?.[0] ?? '');
  if (head === 'names') return namesOf(taxon, language ?? desk.language, desk, line);
  if (head === 'hs') return escape(taxon.hs.join(', '));
  if (head === 'cites') return citesOf(taxon, desk);
  if (head === 'iucn') return iucnOf(taxon, desk);
  const character = taxon.characters[head];
  if (!character) {
    const near = closest(head, [...Object.keys(taxon.characters), ...plainFacts]);
    desk.report(line, 'unknown-fact', { taxon: taxonId, fact: path, near: near ?? '' });
    return '';
  }
  const { value, unit } = character;
  return escape(
    typeof value === 'number' || Array.isArray(value)
      ? withUnit(value as number | [number, number], unit, desk.language)
      : said(value, desk.language, desk.original)
  );
}

const plainFacts = ['latin', 'name', 'names', 'hs', 'cites', 'iucn'];

export function latinName(name: string): string {
  return `<em class="taxon" lang="la">${escape(name)}</em>`;
}

function namesOf(taxon: Taxon, language: string, desk: Desk, line: number): string {
  const names = taxon.names[language] ?? [];
  if (names.length === 0) {
    desk.report(line, 'no-such-name', { taxon: taxon.id, language });
    return '';
  }
  const tag =
    /^[a-z]{2}$/.test(language) && language !== desk.language ? ` lang="${language}"` : '';
  return `<span${tag}>${escape(names.join(', '))}</span>`;
}

function citesOf(taxon: Taxon, desk: Desk): string {
  if (taxon.cites.length === 0)
    return escape(said(taxon.citesNote, desk.language, desk.original) || '—');
  return taxon.cites.map((listing) => listingOf(listing, desk)).join('; ');
}

function listingOf(listing: Listing, desk: Desk): string {
  const scope = said(listing.scope, desk.language, desk.original);
  return `${escape(desk.words.appendix(listing.appendix))}${scope ? ` (${escape(scope)})` : ''}, ${asOf(listing.asOf, desk)}`;
}

function iucnOf(taxon: Taxon, desk: Desk): string {
  return taxon.iucn
    .map((one) => {
      const scope = said(one.scope, desk.language, desk.original);
      return `${escape(one.status)}${scope ? ` (${escape(scope)})` : ''}, ${asOf(one.asOf, desk)}`;
    })
    .join('; ');
}

function asOf(day: string, { words, language }: Desk): string {
  return `<time datetime="${day}">${escape(words.asOfDay(dayInWords(day, language)))}</time>`;
}
