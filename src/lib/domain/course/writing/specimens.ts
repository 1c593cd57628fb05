import type { SpecimenBlock } from '#lib/domain/course/course.ts';
import { readAttributes } from '#lib/domain/course/reading/attributes.ts';
import type { Container, Segment } from '#lib/domain/course/reading/segments.ts';
import { readViews } from '#lib/domain/question/specimen/read-need.ts';
import { randomOf } from '#lib/domain/random.ts';
import { isPracticeSeed, practiceSeed } from '#lib/domain/specimen/seeds.ts';
import { closest } from '#lib/domain/course/closest.ts';
import { sanitize } from './sanitize.ts';
import type { Scribe } from './scribe.ts';

/**
 * `::: specimen TAXON {views=side,base,lamp}` or a comparison whose lines name taxa instead of
 * pictures. null: this segment is neither.
 */
export function writeSpecimens(
  segment: Exclude<Segment, { kind: 'heading' }>,
  scribe: Scribe
): SpecimenBlock | null {
  if (segment.kind !== 'container') return null;
  if (segment.name === 'specimen') return writeOne(segment, scribe);
  return segment.name === 'compare' && line.test(segment.text) ? writeMany(segment, scribe) : null;
}

/** `- saiga_tatarica 100007 **Saiga** an adult`: taxon, seed (may be left out), name, remark. */
const line = /^[-*+]\s+([a-z][a-z0-9_]*)(?:\s+(\d+))?(?:\s+(\*\*.*))?\s*$/m;

function writeOne(container: Container, scribe: Scribe): SpecimenBlock | null {
  const [taxon = '', ...title] = container.argument.split(/\s+/);
  const seed = seedOf(container, 'seed', scribe);
  const one = specimenOf({ taxon, seed, words: title.join(' '), line: container.line }, scribe);
  if (!one) return null;
  const html = container.text.trim() ? scribe.blocks(container.text, container.line + 1) : '';
  return { ...lookOf(container, scribe), title: '', specimens: [one], html: sanitize(html) };
}

function writeMany(container: Container, scribe: Scribe): SpecimenBlock | null {
  const lines = container.text.split('\n');
  const listed = lines.flatMap((text, index) => {
    const found = line.exec(text);
    return found ? [{ found, line: container.line + 1 + index, index }] : [];
  });
  const specimens = listed.flatMap(({ found, line }) => {
    const [, taxon = '', seed, words = ''] = found;
    const one = specimenOf({ taxon, seed: seed ? Number(seed) : null, words, line }, scribe);
    return one ?? [];
  });
  if (specimens.length === 0) return null;
  const after = listed.at(-1)!.index + 1;
  const rest = lines.slice(after).join('\n').trim();
  const html = rest ? scribe.blocks(rest, container.line + 1 + after) : '';
  const title = container.argument ? scribe.inline(container.argument, container.line) : '';
  if (title) scribe.desk.slug(container.argument);
  return { ...lookOf(container, scribe), title, specimens, html: sanitize(html) };
}

type Written = { taxon: string; seed: number | null; words: string; line: number };

function specimenOf(
  { taxon: id, seed, words, line }: Written,
  scribe: Scribe
): SpecimenBlock['specimens'][number] | null {
  const { desk } = scribe;
  const taxon = desk.taxa.get(id);
  if (!taxon) {
    const code = desk.otherTaxa.has(id) ? 'taxon-not-listed' : 'unknown-taxon';
    desk.report(line, code, { taxon: id, near: closest(id, desk.taxa.keys()) ?? '' });
    return null;
  }
  if (!taxon.model) {
    desk.report(line, 'specimen-without-model', { question: '', taxon: id });
    return null;
  }
  if (seed !== null && !isPracticeSeed(seed)) {
    desk.report(line, 'specimen-exam-seed', { seed });
    return null;
  }
  const [, name, remark = ''] = /^(?:\*\*(.+?)\*\*)?\s*(.*)$/s.exec(words)!;
  const own = taxon.names[desk.language] ?? taxon.names['en'] ?? [];
  return {
    taxon: id,
    // teaching pictures stay the same from day to day, and in all languages
    seed: seed ?? practiceSeed(randomOf(`teach ${id}`)()),
    name: scribe.inline(name ?? own[0] ?? taxon.latin ?? id, line),
    remark: remark ? scribe.inline(remark, line) : ''
  };
}

function lookOf(container: Container, { desk }: Scribe) {
  const given = readAttributes(container.attributes);
  const known = ['views', 'lamp', ...(container.name === 'specimen' ? ['seed'] : [])];
  for (const name of given.keys())
    if (!known.includes(name))
      desk.report(container.line, 'unknown-attribute', {
        name,
        near: closest(name, known) ?? '',
        known: known.join(', ')
      });
  const views = given.get('views');
  return {
    kind: 'specimens' as const,
    views: readViews(typeof views === 'string' ? views : 'side,lamp', container.line, desk),
    lamp: given.get('lamp') === true
  };
}

function seedOf(container: Container, name: string, { desk }: Scribe): number | null {
  const given = readAttributes(container.attributes).get(name);
  if (given === undefined) return null;
  const seed = Number(given);
  if (given !== true && Number.isInteger(seed)) return seed;
  desk.report(container.line, 'bad-attribute', { name, got: String(given) });
  return null;
}
