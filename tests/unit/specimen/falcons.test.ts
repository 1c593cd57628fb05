import { describe, expect, test } from 'vitest';
import { plateOf } from '#lib/domain/specimen/falcon/plate.ts';
import { parts } from '#lib/domain/specimen/falcon/drawn.ts';
import { sampleFalcon } from '#lib/domain/specimen/falcon/sample.ts';
import { examWorthy } from '#lib/domain/course/taxon.ts';
import { figuresFor, taxonOf } from '../../support/taxon-figures.ts';

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

  test('what decides is published', () => expect(examWorthy(taxonOf(id))).toBe(true));
});

test('a peregrine is always hooded and a saker never', () => {
  for (let seed = 100000; seed < 100100; seed++) {
    expect(sampleFalcon(figuresFor('falco_peregrinus'), seed).head.hood).toBeGreaterThan(0.85);
    expect(sampleFalcon(figuresFor('falco_cherrug'), seed).head.hood).toBe(0);
  }
});
