import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { excess, type Example } from '../../../bench/specimens/classify.ts';
import { examples, hornTaxa, nuisanceOf, paintOf } from '../../../bench/specimens/cues.ts';
import { randomOf } from '#lib/domain/random.ts';

// Officers learn whatever separates our classes. What is not a character of the horn must not.
// The colour of whole pictures is measured by `npm run bench -- specimens`: it takes a minute.

test('these are the horns that the course tells apart', () => {
  const [, front] = readFileSync('courses/saiga-horn/course.md', 'utf8').split(/^---$/m);
  const { sets } = parse(front!) as { sets: { horns: { taxa: string[] } } };
  expect([...hornTaxa].sort()).toEqual([...sets.horns.taxa].sort());
});

test('the classifier finds a cue where there is one, and none where there is none', () => {
  expect(excess(made((label) => label))).toBeGreaterThan(0.5);
  expect(excess(made(() => 0))).toBeLessThan(0.05);
});

test('pose, light, dirt, crop, base and gloss do not tell the class', () => {
  expect(excess(examples(hornTaxa, 600, nuisanceOf))).toBeLessThan(0.05);
}, 60_000);

test('mean colour does not tell the class', () => {
  expect(excess(examples(hornTaxa, 600, paintOf))).toBeLessThan(0.05);
}, 60_000);

function made(shift: (label: number) => number): Example[] {
  const random = randomOf('examples');
  return Array.from({ length: 1200 }, (_, i) => {
    const label = Math.floor(i / 400);
    return { label, features: [random() + shift(label), random(), random()] };
  });
}
