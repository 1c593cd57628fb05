import { describe, expect, test } from 'vitest';
import { build } from '#lib/domain/specimen/build.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import type { Specimen } from '#lib/domain/specimen/specimen.ts';
import { hashOf, partReach, reachOf, volumeOf } from '../../support/mesh.ts';
import { figuresFor, taxonOf } from '../../support/taxon-figures.ts';
import { meshes } from './meshes.ts';

// what is not a horn: pods, slices, roots, fruits, wood, claws and teeth

type Held = { measure: string; blind?: (specimen: Specimen) => number };

const across = (specimen: Specimen) => reachOf(specimen)[0];
const deep = (specimen: Specimen) => reachOf(specimen)[2];
const pod: Held[] = [
  { measure: 'width', blind: across },
  { measure: 'thickness', blind: deep }
];
const fruit: Held[] = [{ measure: 'length', blind: (specimen) => partReach(specimen, 'skin')[1] }];
const taxa: Record<string, Held[]> = {
  moschus: [...pod, { measure: 'pore' }],
  musk_tied_skin: pod,
  musk_sewn_skin: pod,
  glycyrrhiza_uralensis: [{ measure: 'diameter', blind: across }],
  glycyrrhiza_whole: [{ measure: 'length' }, { measure: 'diameter' }],
  astragalus_mongholicus: [{ measure: 'diameter', blind: across }],
  aconitum: [{ measure: 'diameter', blind: across }],
  rosa: [...fruit, { measure: 'width', blind: (specimen) => partReach(specimen, 'skin')[0] }],
  crataegus_sanguinea: [...fruit, { measure: 'seeds' }],
  berberis: [...fruit, { measure: 'seeds' }],
  juniperus_communis: [...fruit, { measure: 'seeds' }],
  juniperus_seravschanica: [...fruit, { measure: 'seeds' }],
  piper_nigrum: fruit,
  juniperus_wood: [],
  pinus_wood: [],
  panthera_uncia_claw: [{ measure: 'length' }],
  canis_claw: [{ measure: 'length' }],
  cast_claw: [{ measure: 'length' }],
  panthera_uncia_tooth: [{ measure: 'length' }],
  canis_tooth: [{ measure: 'length' }],
  cast_tooth: [{ measure: 'length' }]
};

describe.each(Object.entries(taxa))('%s', (id, held) => {
  const figures = figuresFor(id);
  const { characters } = taxonOf(id);
  const at = (seed: number) => build(sample(figures, seed));

  test('stays inside what was published, and measures as the key says', () => {
    for (let seed = 100000; seed < 100003; seed++) {
      const specimen = at(seed);
      for (const { measure, blind } of held) {
        const key = specimen.measures[measure]!;
        const value = characters[measure]!.value;
        const [from, to] =
          typeof value === 'number' ? [value * 0.89, value * 1.11] : (value as [number, number]);
        expect(key, measure).toBeGreaterThanOrEqual(from);
        expect(key, measure).toBeLessThanOrEqual(to);
        if (blind) expect(blind(specimen) / key, measure).toBeCloseTo(1, 1);
      }
    }
  });

  test('is the same on every machine, closed and the right way out', () => {
    const specimen = at(100001);
    expect(hashOf(specimen).slice(0, 12)).toBe(meshes[id]);
    expect(hashOf(at(100002))).not.toBe(hashOf(specimen));
    expect(volumeOf(specimen)).toBeGreaterThan(0);
    for (const { positions, normals, indices } of specimen.surfaces) {
      expect(positions.some(Number.isNaN) || normals.some(Number.isNaN)).toBe(false);
      expect(Math.max(...indices.slice(-3000))).toBeLessThan(positions.length / 3);
    }
  });

  test('has no twin among 300', () => {
    const numbers = Array.from({ length: 300 }, (_, i) => flat(sample(figures, 200000 + i)));
    const spans = numbers[0]!.map((_, k) => {
      const column = numbers.map((row) => row[k]!);
      return Math.max(...column) - Math.min(...column);
    });
    let nearest = Infinity;
    for (let i = 0; i < numbers.length; i++)
      for (let j = 0; j < i; j++)
        nearest = Math.min(nearest, apart(numbers[i]!, numbers[j]!, spans));
    // mean difference over all that is drawn, as a share of its span
    expect(nearest).toBeGreaterThan(0.05);
  });

  test('its recipe names nothing and is small', () => {
    const text = JSON.stringify(sample(figures, 100001));
    expect(text).not.toContain(id);
    expect(text.length).toBeLessThan(2000);
  });
});

test('a pod is under 65,000 triangles, 5,000 hairs and more', () => {
  const { surfaces } = build(sample(figuresFor('moschus'), 100001));
  const triangles = surfaces.reduce((sum, { indices }) => sum + indices.length / 3, 0);
  expect(triangles).toBeLessThan(65000);
  expect(surfaces.find(({ name }) => name === 'hair')!.indices.length / 3 / 7).toBeGreaterThan(
    5000
  );
});

function flat(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value))
    return [1, 3, 5].map((at) => parseInt(value.slice(at, at + 2), 16));
  if (value && typeof value === 'object') return Object.values(value).flatMap(flat);
  return [];
}

function apart(a: number[], b: number[], spans: number[]): number {
  let [sum, count] = [0, 0];
  spans.forEach((span, k) => {
    if (span === 0) return;
    sum += Math.abs(a[k]! - b[k]!) / span;
    count++;
  });
  return sum / count;
}
