import type { Language } from '#lib/domain/language.ts';
import type { Group } from '#lib/domain/taxon/group.ts';
import type { Texts } from './texts.ts';

/** A species (or group), or a thing that imitates one: `resin_cast`. */
export type Taxon = {
  id: string;
  latin: string;
  kind: 'taxon' | 'imitation';
  /** Names as officers hear them, by language; `trade` and `medicine` count as languages of their own. */
  names: Record<string, string[]>;
  namesNote: Texts;
  /** Languages whose names have no published source and await a native speaker. */
  namesCheck: Language[];
  /** Where it stands in the field guide; null: nowhere of its own. */
  group: Group | null;
  /** Ids of taxa that it is taken for, the most alike first. */
  lookAlikes: string[];
  /** What tells it, in order of weight, and what to do now: Markdown lines by language. */
  decisive: Lines;
  actions: Lines;
  hs: string[];
  hsNote: Texts;
  cites: Listing[];
  /** What to say of CITES where no listing is known. */
  citesNote: Texts;
  iucn: RedListing[];
  /** National lists. */
  redLists: { place: string; category: Texts; source: string[]; note: Texts }[];
  /** What the law of a country said of it on a day. */
  law: NationalLaw[];
  characters: Record<string, Character>;
  /** Which builder draws specimens of it; '' when none does. */
  model: string;
  /** What is needed only to draw: angles, profiles, colours. */
  drawing: Record<string, Drawing>;
  /** Characters that may decide an exam item; with none the taxon is for practice only. */
  deciding: string[];
  sources: Record<string, string>;
};

/** One listing of CITES: true at a date, for a scope, by a source. Dates are YYYY-MM-DD. */
export type Listing = {
  appendix: string;
  scope: Texts;
  asOf: string;
  source: string[];
  note: Texts;
};

export type RedListing = {
  status: string;
  scope: Texts;
  asOf: string;
  source: string[];
  note: Texts;
};

/** `place`: the two letters of a country (`KZ`), or of a union (`EAEU`). */
export type NationalLaw = {
  place: string;
  status: Texts;
  asOf: string;
  source: string[];
  note: Texts;
};

/** Short Markdown lines with notes (`[^19]`: the sources of the file), as many in every language. */
export type Lines = Record<Language, string[]>;

/** What can be seen or measured. `assumed`: no source measured it; `approved`: a specialist agreed. */
export type Character = {
  value: number | [number, number] | Texts;
  unit: string;
  source: string[];
  status: Status;
  note: Texts;
};

export type Status = 'published' | 'assumed' | 'approved';

/** A figure for the generator: one number or several, points of a line, or colours (#rrggbb). */
export type Drawing = {
  value: number[] | [number, number][] | string[];
  unit: string;
  source: string[];
  status: Status;
  note: Texts;
};

/** Whether exams may ask for it: something decides, and nothing that decides is merely assumed. */
export function examWorthy({ deciding, characters }: Taxon): boolean {
  return deciding.length > 0 && deciding.every((name) => characters[name]?.status !== 'assumed');
}
