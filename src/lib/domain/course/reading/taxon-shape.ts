import * as v from 'valibot';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import { ownNames } from '#lib/domain/language.ts';
import { groupOfModel, groups } from '#lib/domain/taxon/group.ts';
import { day, id, listOf, mapOf, mark, text, texts } from './shape.ts';

/** Builders of specimens, by the name that taxa files use. */
const models = ['', 'horn', 'pod', 'slice', 'root', 'fruit', 'timber', 'fang', 'falcon'];

const words = v.optional(texts, {});
const oneOrMore = <S extends v.GenericSchema>(item: S) =>
  v.union(
    [
      v.pipe(
        item,
        v.transform((one) => [one])
      ),
      listOf(item)
    ],
    'not-a-list'
  );
const marks = v.optional(oneOrMore(mark), []);
const range = v.pipe(
  v.tuple([v.number(), v.number()], 'not-a-range'),
  v.check(([from, to]) => from <= to, 'not-a-range')
);

const listing = v.strictObject({
  appendix: text,
  scope: words,
  as_of: day,
  source: marks,
  note: words
});
const redListing = v.strictObject({
  status: text,
  scope: words,
  as_of: day,
  source: marks,
  note: words
});
const status = v.picklist(['published', 'assumed', 'approved'], 'not-one-of');
const character = v.strictObject({
  value: v.union([v.number(), range, texts], 'not-a-range'),
  unit: v.optional(v.string('not-text'), ''),
  source: marks,
  status,
  note: words
});
const drawing = v.strictObject({
  value: v.pipe(
    v.union(
      [
        v.number(),
        v.array(v.number()),
        v.array(v.tuple([v.number(), v.number()])),
        v.array(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'not-a-figure')))
      ],
      'not-a-figure'
    ),
    v.transform((value) => (typeof value === 'number' ? [value] : value))
  ),
  unit: v.optional(v.string('not-text'), ''),
  source: marks,
  status,
  note: words
});
const nationalList = v.strictObject({ place: text, category: texts, source: marks, note: words });
/** More than these is a lesson, not a card. */
const mostLines = 5;
const lines = v.optional(mapOf(v.pipe(listOf(text), v.maxLength(mostLines, 'too-many-lines'))), {});
const law = v.strictObject({
  place: v.pipe(v.string('not-a-place'), v.regex(/^[A-Z]{2}$|^EAEU$/, 'not-a-place')),
  status: texts,
  as_of: day,
  source: marks,
  note: words
});

/** courses/taxa/ID.yaml */
export const taxonShape = v.pipe(
  v.strictObject({
    id,
    latin: v.optional(v.string('not-text'), ''),
    kind: v.optional(v.picklist(['taxon', 'imitation'], 'not-one-of'), 'taxon'),
    names: v.optional(mapOf(oneOrMore(text)), {}),
    names_note: words,
    names_check: v.optional(listOf(v.picklist(Object.keys(ownNames), 'not-a-language')), []),
    group: v.optional(v.picklist(groups, 'not-one-of')),
    look_alikes: v.optional(listOf(id), []),
    decisive: lines,
    actions: lines,
    hs: v.optional(listOf(text), []),
    hs_note: words,
    cites: v.optional(listOf(listing), []),
    cites_note: words,
    iucn: v.optional(oneOrMore(redListing), []),
    red_lists: v.optional(listOf(nationalList), []),
    law: v.optional(listOf(law), []),
    characters: v.optional(mapOf(character), {}),
    model: v.optional(v.picklist(models, 'not-one-of'), ''),
    drawing: v.optional(mapOf(drawing), {}),
    deciding: v.optional(listOf(text), []),
    sources: v.optional(mapOf(text), {})
  }),
  v.transform((given): Taxon => {
    const { names_note, names_check, look_alikes, hs_note, cites_note, red_lists, ...others } =
      given;
    const { cites, iucn, group, ...rest } = others;
    const dated = <T extends { as_of: string }>({ as_of: asOf, ...one }: T) => ({ ...one, asOf });
    return {
      ...rest,
      namesNote: names_note,
      namesCheck: names_check,
      group: group ?? groupOfModel(rest.model),
      lookAlikes: look_alikes,
      hsNote: hs_note,
      cites: cites.map(dated),
      citesNote: cites_note,
      iucn: iucn.map(dated),
      redLists: red_lists,
      law: rest.law.map(dated)
    };
  })
);
