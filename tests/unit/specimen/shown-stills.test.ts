import { expect, test } from 'vitest';
import type { Course } from '#lib/domain/course/course.ts';
import { shownStills } from '#lib/domain/specimen/shown-stills.ts';
import { usualSeed } from '#lib/domain/specimen/usual-individual.ts';

const block = {
  kind: 'specimens',
  specimens: [{ taxon: 'saiga_tatarica', seed: 100_001 }],
  views: ['front', 'lamp']
};
const text = { modules: [{ steps: [{ blocks: [{ kind: 'html' }, block] }] }] };
const need = { taxa: ['saiga_tatarica', 'resin_cast'], show: ['side'] };
const course = {
  bench: {
    resin_cast: { id: 'resin_cast', figures: { model: 'horn' } },
    moschus: { id: 'moschus', figures: { model: 'pod' } }
  },
  texts: { en: text, ru: text },
  questions: {
    practised: { kind: 'identify', exam: false, need },
    examined: { kind: 'identify', exam: true, need },
    measured: { kind: 'measure', exam: true, need: { ...need, taxa: ['saiga_tatarica'] } }
  }
} as unknown as Course;

const guide = (taxon: string, view: string) => `${taxon} ${usualSeed(taxon)} ${view} 0 own`;

test('what lessons and the guide show and exams may show, each once; never what practice draws', () => {
  const stills = shownStills(course, (taxon) => (taxon === 'saiga_tatarica' ? [3, 4] : [5]));
  const told = stills.map(({ taxon, seed, view, setting, tone }) =>
    [taxon, seed, view, setting, tone].join(' ')
  );
  expect(told).toEqual([
    'saiga_tatarica 100001 front 0 own',
    'saiga_tatarica 100001 lamp 0 own',
    ...['front', 'side', 'base', 'cut', 'lamp'].map((view) => guide('resin_cast', view)),
    ...['front', 'side', 'base', 'lamp'].map((view) => guide('moschus', view)),
    'saiga_tatarica 3 side 3 any',
    'saiga_tatarica 4 side 4 any',
    'resin_cast 5 side 5 any',
    'saiga_tatarica 3 side 0 any',
    'saiga_tatarica 4 side 0 any'
  ]);
});
