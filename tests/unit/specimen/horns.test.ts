import { describe, expect, test } from 'vitest';
import type { Character } from '#lib/domain/course/taxon.ts';
import { build } from '#lib/domain/specimen/build.ts';
import { centreLine } from '#lib/domain/specimen/form/centre-line.ts';
import { directionOf } from '#lib/domain/specimen/horn/axis.ts';
import { formOf } from '#lib/domain/specimen/horn/form.ts';
import { measuresOf } from '#lib/domain/specimen/horn/key.ts';
import type { HornRecipe } from '#lib/domain/specimen/horn/recipe.ts';
import { individual } from '#lib/domain/specimen/individual.ts';
import { measureBlind } from '#lib/domain/specimen/measure/blind.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { hashOf, volumeOf } from '../../support/mesh.ts';
import { figuresFor, taxonOf } from '../../support/taxon-figures.ts';
import { meshes } from './meshes.ts';

const taxa = [
  'saiga_tatarica',
  'gazella_subgutturosa',
  'procapra_gutturosa',
  'pantholops_hodgsonii',
  'capra_hircus',
  'ovis_aries',
  'ovis_ammon',
  'ovis_vignei',
  'capra_sibirica',
  'cattle_horn_carved',
  'resin_cast'
];
const counted = ['saiga_tatarica', 'gazella_subgutturosa', 'procapra_gutturosa', 'resin_cast'];

function recipesOf(id: string, count: number): HornRecipe[] {
  const figures = figuresFor(id);
  return Array.from({ length: count }, (_, i) => sample(figures, 300000 + i) as HornRecipe);
}

describe.each(taxa)('%s', (id) => {
  const recipes = recipesOf(id, 300);

  test('three hundred keys stay inside the published ranges', () => {
    const { characters } = taxonOf(id);
    for (const measures of recipes.map((recipe) => measuresOf(recipe, formOf(recipe))))
      for (const [name, key] of Object.entries(measures)) {
        const [from, to] = reachOf(characters[name]);
        expect(key, name).toBeGreaterThanOrEqual(from - 0.006);
        expect(key, name).toBeLessThanOrEqual(to + 0.006);
      }
  });

  test('has no twin among three hundred', () => {
    expect(twinsAmong(recipes)).toEqual([]);
  });

  test('is the same on every machine, closed and the right way out', () => {
    const specimen = build(sample(figuresFor(id), 100001));
    expect(hashOf(specimen).slice(0, 12)).toBe(meshes[id]);
    expect(volumeOf(specimen)).toBeGreaterThan(0);
    for (const { positions, normals } of specimen.surfaces)
      expect(positions.some(Number.isNaN) || normals.some(Number.isNaN)).toBe(false);
  });

  test('its recipe names nothing and is small', () => {
    const text = JSON.stringify(recipes[0]);
    expect(text).not.toContain(id);
    expect(text.toLowerCase()).not.toContain(taxonOf(id).latin.toLowerCase() || id);
    expect(text.length).toBeLessThan(4500);
  });
});

test.each(counted)(
  '%s: a stranger finds length, rings and spacing again, inside the ranges',
  (id) => {
    const { characters } = taxonOf(id);
    for (let seed = 400000; seed < 400002; seed++) {
      const { specimen } = individual(figuresFor(id), seed);
      const found = measureBlind(specimen.surfaces[0]!.positions);
      expect(found.rings).toBe(specimen.measures['rings']);
      const [least, most] = reachOf(characters['rings']);
      expect(found.rings).toBeGreaterThanOrEqual(least);
      expect(found.rings).toBeLessThanOrEqual(most);
      expect(found.spacing / specimen.measures['ring_spacing']!).toBeCloseTo(1, 0.9);
      expect(Math.abs(found.length / specimen.measures['length']! - 1)).toBeLessThan(0.04);
    }
  }
);

describe('the curve is as described', () => {
  const ends = ({ axis }: HornRecipe) => {
    const direction = directionOf(axis);
    return { tip: direction(0.99), middle: direction(0.3) };
  };

  test('goitered gazelle: every one hooks inward, none comes out straight', () => {
    for (const recipe of recipesOf('gazella_subgutturosa', 300)) {
      const { tip, middle } = ends(recipe);
      expect(tip[0]).toBeLessThan(-0.45);
      expect(middle[0]).toBeGreaterThan(0.2);
    }
  });

  test('and a stranger sees it on the mesh', () => {
    for (const recipe of recipesOf('gazella_subgutturosa', 3)) {
      const { tip, turned } = measureBlind(build(recipe).surfaces[0]!.positions);
      expect(tip[0] * (recipe.mirrored ? -1 : 1)).toBeLessThan(-0.3);
      expect(turned).toBeGreaterThan(60);
    }
  });

  test('saiga: bows outward below and never hooks', () => {
    for (const recipe of recipesOf('saiga_tatarica', 300)) {
      const { tip, middle } = ends(recipe);
      expect(middle[0]).toBeGreaterThan(0.1);
      expect(tip[0]).toBeGreaterThan(-0.45);
    }
  });

  test('argali winds once to one and a half times, ibex at most three quarters, urial in one plane', () => {
    const turns = (id: string) =>
      recipesOf(id, 200).map(
        ({ axis }) => (axis.kind === 'curled' ? axis.turned.at(-1)![1] : 0) / 360
      );
    for (const turn of turns('ovis_ammon')) {
      expect(turn).toBeGreaterThan(1);
      expect(turn).toBeLessThan(1.5);
    }
    for (const turn of turns('capra_sibirica')) expect(turn).toBeLessThan(0.75);
    for (const recipe of recipesOf('ovis_vignei', 60)) {
      const { place } = lineOf(recipe).at(1);
      expect(Math.abs(place[0]) / recipe.length).toBeLessThan(0.25);
    }
  });
});

test('what an individual went through is drawn alike for every taxon', () => {
  const figures = taxa.map(figuresFor);
  for (let seed = 500000; seed < 500020; seed++) {
    const all = figures.map((one) => sample(one, seed) as HornRecipe);
    expect(new Set(all.map(({ colours }) => colours.middle)).size).toBe(1);
    expect(new Set(all.map(({ mirrored, skin }) => `${mirrored} ${skin.gloss}`)).size).toBe(1);
  }
});

const lineOf = ({ length, axis }: HornRecipe) => centreLine(length, directionOf(axis));

function reachOf(character: Character | undefined): [number, number] {
  const value = character?.value;
  if (Array.isArray(value)) return value as [number, number];
  // texts that say "about" are given a tenth
  return typeof value === 'number' ? [value * 0.9, value * 1.1] : [0, Infinity];
}

/** Pairs whose middle lines lie within a hundredth of their length all along, with the same rings and end. */
function twinsAmong(recipes: HornRecipe[]): [number, number][] {
  const lines = recipes.map((recipe) => {
    const line = lineOf(recipe);
    return [0.2, 0.4, 0.6, 0.8, 1].map((t) => line.at(t).place);
  });
  const twins: [number, number][] = [];
  for (let i = 0; i < lines.length; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [recipes[i]!, recipes[j]!];
      if (a.mirrored !== b.mirrored || a.ends.base !== b.ends.base) continue;
      if (a.rings.at.length !== b.rings.at.length) continue;
      const far = lines[i]!.map((p, k) => Math.hypot(...p.map((v, q) => v - lines[j]![k]![q]!)));
      if (Math.max(...far) < a.length * 0.01) twins.push([i, j]);
    }
  return twins;
}
