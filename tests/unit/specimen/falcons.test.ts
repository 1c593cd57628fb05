import { describe, expect, test } from 'vitest';
import { build } from '#lib/domain/specimen/build.ts';
import { plateOf } from '#lib/domain/specimen/falcon/plate.ts';
import { parts } from '#lib/domain/specimen/falcon/drawn.ts';
import { sampleFalcon } from '#lib/domain/specimen/falcon/sample.ts';
import { examWorthy } from '#lib/domain/course/taxon.ts';
import { hashOf } from '../../support/mesh.ts';
import { figuresFor, taxonOf } from '../../support/taxon-figures.ts';
import { meshes } from './meshes.ts';

const falcons = ['falco_cherrug', 'falco_peregrinus', 'falco_rusticolus', 'falco_biarmicus'];

describe.each(falcons)('%s', (id) => {
  const figures = figuresFor(id);

  test.each(parts)('%s: the same seed draws the same, another otherwise', (part) => {
    const drawn = plateOf(sampleFalcon(figures, 100001), part);
    expect(plateOf(sampleFalcon(figures, 100001), part)).toEqual(drawn);
    expect(plateOf(sampleFalcon(figures, 100002), part).svg).not.toBe(drawn.svg);
  });

  test.each(parts)('%s: names no species, has no style and no broken number', (part) => {
    const { svg, width, height, landmarks } = plateOf(sampleFalcon(figures, 100003), part);
    expect(svg).not.toMatch(/NaN|undefined|style=|<script|falco/i);
    for (const { at, id: mark } of landmarks) {
      expect(at[0] >= 0 && at[0] <= width, mark).toBe(true);
      expect(at[1] >= 0 && at[1] <= height, mark).toBe(true);
    }
  });

  test('is laid out as a specimen: the same on every machine, every piece looking at the viewer', () => {
    const specimen = build(sampleFalcon(figures, 100001));
    expect(hashOf(specimen).slice(0, 12)).toBe(meshes[id]);
    for (const { positions: p, normals, indices } of specimen.surfaces) {
      expect(p.some(Number.isNaN) || normals.some(Number.isNaN)).toBe(false);
      let backwards = 0;
      for (let i = 0; i < indices.length; i += 3) {
        const [a, b, c] = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3];
        const across = (p[b]! - p[a]!) * (p[c + 1]! - p[a + 1]!);
        if (across - (p[b + 1]! - p[a + 1]!) * (p[c]! - p[a]!) < -1e-4) backwards++;
      }
      // outlines that cross themselves leave a few
      expect(backwards / (indices.length / 3)).toBeLessThan(0.02);
    }
  });

  test('what decides is published', () => expect(examWorthy(taxonOf(id))).toBe(true));
});

test('a peregrine is always hooded and a saker never', () => {
  for (let seed = 100000; seed < 100100; seed++) {
    expect(sampleFalcon(figuresFor('falco_peregrinus'), seed).head.hood).toBeGreaterThan(0.85);
    expect(sampleFalcon(figuresFor('falco_cherrug'), seed).head.hood).toBe(0);
  }
});
