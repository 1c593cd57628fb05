import { expect, test } from 'vitest';
import { contour } from '#lib/domain/specimen/plate/contour.ts';
import { drawPlate, type PlateWords } from '#lib/domain/specimen/plate/draw-plate.ts';
import { widthOf, wrap } from '#lib/domain/specimen/plate/text.ts';
import { ridgedCone } from '../../support/ridged-cone.ts';

const words: PlateWords = {
  language: 'ru',
  title: 'Рог <конуса>',
  latin: 'Conus annulatus',
  callouts: [
    { at: ['nowhere', 'middle'], text: 'Середина: ровно посередине между основанием и вершиной' },
    { at: ['tip'], text: 'Вершина & гладкая' },
    { at: ['nowhere'], text: 'Чего нет, на то не показывают' }
  ],
  insets: [{ view: 'lamp', title: 'Свет сзади', text: 'просвечивает' }],
  caption: 'Иллюстрация построена по измерениям'
};

test('a plate says what it is given, points only at what is there, and needs nothing else', () => {
  const cone = ridgedCone();
  cone.landmarks.push(
    { id: 'ring-1', at: [0.1, 2, 1.5], facing: [0, 0, 1], radius: 0.5 },
    { id: 'ring-2', at: [0.2, 4, 1.4], facing: [0, 0, 1], radius: 0.5 }
  );
  const svg = drawPlate(cone, words);
  expect(svg).toContain('Рог &lt;конуса&gt;');
  expect(svg).toContain('Вершина &amp; гладкая');
  expect(svg.split('<desc')[1]!.split('</desc>')[1]).not.toContain('Чего нет');
  expect(svg.match(/<circle/g)).toHaveLength(2);
  expect(svg).toMatch(/text-anchor="end">1<.*text-anchor="end">2</s);
  expect(svg).toMatch(/5\scм|5\sсм/);
  expect(svg).not.toMatch(/href|url\(|<image|<script|NaN|undefined|Infinity/);
  expect(svg.length).toBeLessThan(120_000);
  expect(drawPlate(cone, words)).toBe(svg);
});

test.each([
  ['The ridges end two thirds of the way up', 3],
  ['Валики кончаются на двух третях длины рога', 3],
  ['从基部到三分之二处有环纹，尖端光滑', 2]
])('"%s" is wrapped', (text, least) => {
  const lines = wrap(text, 17, 160);
  expect(lines.length).toBeGreaterThanOrEqual(least);
  for (const line of lines) expect(widthOf(line, 17)).toBeLessThanOrEqual(160);
  expect(lines.join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
});

test('a contour runs round what is below its level', () => {
  const at = Float32Array.from({ length: 400 }, (_, i) =>
    Math.hypot((i % 20) - 9.5, Math.floor(i / 20) - 9.5)
  );
  const path = contour({ width: 20, height: 20, at }, 6, 1);
  expect(path.match(/M/g)).toHaveLength(1);
  expect(path).toMatch(/^M\d+ \d+l.*z$/);
  expect(contour({ width: 20, height: 20, at }, 6, 500)).toBe('');
});
