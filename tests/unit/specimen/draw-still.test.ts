import { describe, expect, test } from 'vitest';
import { drawStill, type Still } from '#lib/domain/specimen/draw/draw-still.ts';
import { views, type Specimen, type Surface } from '#lib/domain/specimen/specimen.ts';
import { ridgedCone } from '../../support/ridged-cone.ts';

const cone = ridgedCone();
const drawn = (wish: Partial<Parameters<typeof drawStill>[1]> = {}, specimen = cone) =>
  drawStill(specimen, { view: 'front', width: 240, ...wish });

test.each(views)('the view %s shows something, and the same again', (view) => {
  const still = drawn({ view });
  expect(still.data).toHaveLength(still.width * still.height * 4);
  expect(spread(still)).toBeGreaterThan(20);
  expect(drawn({ view }).data).toEqual(still.data);
});

test('a centimetre is as long as the picture says', () => {
  const still = drawn({ ground: 'none' });
  const rows = [...Array(still.height).keys()].filter((row) =>
    [...Array(still.width).keys()].some((column) => alpha(still, column, row) > 200)
  );
  expect(rows.length / still.pxPerCm).toBeCloseTo(20, 0);
  expect(drawn({ pxPerCm: 7 }).pxPerCm).toBe(7);
});

test('landmarks are told in percent, with what hides them', () => {
  const { landmarks } = drawn();
  const seen = Object.fromEntries(landmarks.map((mark) => [mark.id, mark.seen]));
  expect(seen).toEqual({ tip: true, middle: true, back: false, base: false });
  const [tip, middle] = landmarks;
  expect(tip!.y).toBeLessThan(10);
  expect(middle!.y).toBeCloseTo(50, 0);
  const turned = drawn({ setting: { turn: 180 } }).landmarks;
  expect(turned.find(({ id }) => id === 'back')!.seen).toBe(true);
});

describe('against the lamp', () => {
  test('light fades with the centimetres of material on its way', () => {
    const thin = middle(drawn({ view: 'lamp' }, block(1)));
    const thick = middle(drawn({ view: 'lamp' }, block(2)));
    // e^-0.5 and e^-1 of the lamp, and a trace of light from before
    expect(linear(thick) / linear(thin)).toBeCloseTo(Math.exp(-0.5), 1);
  });

  test('what is inside adds to it', () => {
    const plain = middle(drawn({ view: 'lamp' }, block(2)));
    const plugged = block(2);
    plugged.surfaces.push({ ...block(0.5).surfaces[0]!, name: 'plug' });
    expect(middle(drawn({ view: 'lamp' }, plugged))).toBeLessThan(plain);
  });
});

test('sawn, the cut face is shown and nothing above it', () => {
  const still = drawn({ view: 'cut' });
  const tip = still.landmarks.find(({ id }) => id === 'tip')!;
  expect(tip.seen).toBe(false);
  expect(still.pxPerCm).toBeGreaterThan(3 * drawn().pxPerCm);
});

const alpha = (still: Still, x: number, y: number) => still.data[(y * still.width + x) * 4 + 3]!;
const middle = ({ data, width, height }: Still) =>
  data[((height >> 1) * width + (width >> 1)) * 4]!;
const linear = (byte: number) => Math.pow((byte / 255 + 0.055) / 1.055, 2.4) - 0.0135;

function spread({ data }: Still) {
  let [least, most] = [255, 0];
  for (let at = 0; at < data.length; at += 4) {
    least = Math.min(least, data[at]!);
    most = Math.max(most, data[at]!);
  }
  return most - least;
}

/** A slab 6 cm wide and high, `deep` cm along the line of sight, absorbing half a unit a centimetre. */
function block(deep: number): Specimen {
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [
    i & 1 ? 3 : -3,
    i & 2 ? 3 : -3,
    i & 4 ? deep / 2 : -deep / 2
  ]);
  const quads = [
    [4, 5, 7, 6],
    [1, 0, 2, 3],
    [5, 1, 3, 7],
    [0, 4, 6, 2],
    [6, 7, 3, 2],
    [0, 1, 5, 4]
  ];
  const surface: Surface = {
    name: 'block',
    positions: Float32Array.from(corners.flat()),
    normals: Float32Array.from(corners.flatMap(() => [0, 0, 1])),
    colours: new Uint8Array(24).fill(180),
    indices: Uint32Array.from(quads.flatMap(([a, b, c, d]) => [a!, b!, c!, a!, c!, d!])),
    material: { gloss: 0, absorb: [0.5, 0.5, 0.5], kind: 'solid' }
  };
  return { surfaces: [surface], landmarks: [], measures: {} };
}
