import type { Character, Drawing, Listing, Status, Taxon } from '#lib/domain/course/taxon.ts';
import { examWorthy } from '#lib/domain/course/taxon.ts';
import { said, type Texts } from '#lib/domain/course/texts.ts';
import { withUnit } from '#lib/domain/course/writing/numbers.ts';
import type { Words } from '#lib/domain/course/words.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Group } from './group.ts';
import { nameOf, namesOf, type NameLine } from './names.ts';
import { lineWriter } from './write-lines.ts';

/** What is known of a taxon and on what grounds, in one language. Numbers of sources count by use. */
export type TaxonPage = {
  id: string;
  latin: string;
  kind: Taxon['kind'];
  /** What it is called first. */
  name: string;
  group: Group | null;
  names: NameLine[];
  namesNote: string;
  hs: string[];
  hsNote: string;
  cites: ListingLine[];
  citesNote: string;
  iucn: { status: string; scope: string; asOf: string; note: string; sources: number[] }[];
  /** What countries say of it; `asOf` '': the source has no date. */
  law: { place: string; status: string; asOf: string; note: string; sources: number[] }[];
  /** Lines of HTML, the weightiest first, and the language they are in. */
  decisive: GuideLines;
  actions: GuideLines;
  lookAlikes: string[];
  characters: CharacterLine[];
  /** Only drawn by, with nothing but our word for it. */
  assumed: FigureLine[];
  /** Whether exams may ask for it; null: no specimen of it is drawn. */
  examWorthy: boolean | null;
  sources: { number: number; text: string }[];
};

export type GuideLines = { language: Language; lines: string[] };
export type ListingLine = {
  appendix: string;
  scope: string;
  asOf: string;
  note: string;
  sources: number[];
};
export type CharacterLine = {
  id: string;
  value: string;
  status: Status;
  decides: boolean;
  note: string;
  sources: number[];
};
/** `count` points of a curve, or colours; else a value in words. */
export type FigureLine = { id: string; sources: number[] } & (
  { kind: 'value'; value: string } | { kind: 'curve' | 'colours'; count: number }
);

export function taxonPage(taxon: Taxon, words: Words): TaxonPage {
  const { language } = words;
  const used: string[] = [];
  const numbers = (sources: string[]) =>
    sources.filter((id) => taxon.sources[id]).map((id) => numberOf(id, used));
  const text = (texts: Texts) => said(texts, language);
  const write = lineWriter(taxon, words, (id) => numberOf(id, used));
  // numbers go by use: in the order in which the page says things
  const decisive = write(taxon.decisive);
  const actions = write(taxon.actions);
  const law = nationalLaw(taxon, text, numbers);
  const cites = taxon.cites.map((one) => listingLine(one, text, numbers));
  const iucn = taxon.iucn.map(({ status, scope, asOf, note, source }) => ({
    ...{ status, scope: text(scope), asOf, note: text(note), sources: numbers(source) }
  }));
  const characters = Object.entries(taxon.characters).map(([id, one]): CharacterLine => ({
    ...{ id, value: valueOf(one, language), status: one.status, note: text(one.note) },
    ...{ decides: taxon.deciding.includes(id), sources: numbers(one.source) }
  }));
  const assumed = Object.entries(taxon.drawing)
    .filter(([, { status }]) => status === 'assumed')
    .map(([id, one]) => ({ id, ...figureOf(one, language), sources: numbers(one.source) }));
  return {
    ...{ id: taxon.id, latin: taxon.latin, kind: taxon.kind, hs: taxon.hs },
    ...{ name: nameOf(taxon, language), group: taxon.group, names: namesOf(taxon) },
    ...{ namesNote: text(taxon.namesNote), hsNote: text(taxon.hsNote) },
    ...{ cites, citesNote: text(taxon.citesNote), iucn, law, characters, assumed },
    ...{ decisive, actions, lookAlikes: taxon.lookAlikes },
    examWorthy: taxon.model ? examWorthy(taxon) : null,
    sources: used.map((id, index) => ({ number: index + 1, text: taxon.sources[id] ?? id }))
  };
}

/** Red books and laws together: what a country says. */
function nationalLaw(
  { law, redLists }: Taxon,
  text: (texts: Texts) => string,
  numbers: (sources: string[]) => number[]
): TaxonPage['law'] {
  const said = law.map(({ place, status, asOf, note, source }) => ({
    ...{ place, status: text(status), asOf, note: text(note), sources: numbers(source) }
  }));
  const listed = redLists.map(({ place, category, note, source }) => ({
    ...{ place, status: text(category), asOf: '', note: text(note), sources: numbers(source) }
  }));
  return [...said, ...listed].sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}

function listingLine(
  { appendix, scope, asOf, note, source }: Listing,
  text: (texts: Texts) => string,
  numbers: (sources: string[]) => number[]
): ListingLine {
  return { appendix, scope: text(scope), asOf, note: text(note), sources: numbers(source) };
}

function valueOf({ value, unit }: Character, language: Language): string {
  return typeof value === 'number' || Array.isArray(value)
    ? withUnit(value as number | [number, number], unit, language)
    : said(value, language);
}

function figureOf({ value, unit }: Drawing, language: Language) {
  const [first] = value;
  if (typeof first === 'string') return { kind: 'colours' as const, count: value.length };
  if (Array.isArray(first)) return { kind: 'curve' as const, count: value.length };
  const numbers = value as number[];
  const words =
    numbers.length === 2
      ? withUnit([numbers[0]!, numbers[1]!], unit, language)
      : numbers.map((one) => withUnit(one, unit, language)).join('; ');
  return { kind: 'value' as const, value: words };
}

function numberOf(id: string, used: string[]): number {
  if (!used.includes(id)) used.push(id);
  return used.indexOf(id) + 1;
}
