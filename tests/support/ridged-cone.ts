import type {
  Landmark,
  Material,
  Point,
  Specimen,
  Surface
} from '#lib/domain/specimen/specimen.ts';

/** A specimen simple enough to reckon by hand: a ringed cone 20 cm high with a bony plug below. */
export function ridgedCone({ rings = 10, height = 20, radius = 1.6 } = {}): Specimen {
  const outer = (t: number) =>
    radius * (1 - 0.94 * t) +
    (t < 0.65 ? 0.14 * Math.cos(2 * Math.PI * ((t * rings) / 0.65 - 0.5)) : 0);
  const lean = (t: number): Point => [3 * t * t, height * t, 1.5 * t * t];
  const wax: Material = { gloss: 0.5, absorb: [0.25, 0.7, 1.9], kind: 'solid' };
  const bone: Material = { gloss: 0.05, absorb: [5, 6, 8], kind: 'solid' };
  const plugTop = 0.38;
  const inner = (t: number) => Math.max(0.001, 0.72 * radius * (1 - t / plugTop));
  const sheath = revolve(
    'sheath',
    wax,
    [212, 172, 104],
    [...steps(400, (s) => ({ at: s, r: outer(s) })), { at: 1, r: 0 }],
    { lean, open: steps(60, (s) => ({ at: plugTop * s, r: inner(plugTop * s) })) }
  );
  const plug = revolve(
    'bone',
    bone,
    [222, 205, 170],
    [{ at: 0, r: 0 }, ...steps(60, (s) => ({ at: plugTop * s, r: 0.985 * inner(plugTop * s) }))],
    { lean }
  );
  const canal = revolve(
    'canal',
    { gloss: 0, absorb: [6, 7, 8], kind: 'solid' },
    [40, 25, 15],
    [
      { at: plugTop, r: 0 },
      ...steps(60, (s) => ({ at: plugTop + 0.58 * s, r: 0.06 * (1 - 0.6 * s) })),
      { at: 0.96, r: 0 }
    ],
    { lean }
  );
  const cut = revolve(
    'face',
    { gloss: 0.1, absorb: [0, 0, 0], kind: 'cut' },
    [224, 190, 130],
    steps(8, (s) => ({ at: 0.5, r: outer(0.5) * (1 - s) })),
    { lean }
  );
  return {
    surfaces: [sheath, plug, canal, cut],
    landmarks: landmarksOf(lean, outer),
    measures: { length: height, rings }
  };
}

function landmarksOf(lean: (t: number) => Point, outer: (t: number) => number): Landmark[] {
  const front = (t: number): Point => [lean(t)[0], lean(t)[1], lean(t)[2] + outer(t)];
  return [
    { id: 'tip', at: lean(1), facing: [0, 0.3, 0.954], radius: 0.6 },
    { id: 'middle', at: front(0.5), facing: [0, 0, 1], radius: 0.5 },
    {
      id: 'back',
      at: [lean(0.5)[0], 10, lean(0.5)[2] - outer(0.5)],
      facing: [0, 0, -1],
      radius: 0.5
    },
    { id: 'base', at: [0, 0, 0], facing: [0, -1, 0], radius: 1.2 }
  ];
}

const steps = <T>(count: number, of: (s: number) => T): T[] =>
  Array.from({ length: count + 1 }, (_, i) => of(i / count));

type Ring = { at: number; r: number };

/** Rings from the outside's lower end; `open`: the way back up inside, from the rim. */
function revolve(
  name: string,
  material: Material,
  colour: [number, number, number],
  rings: Ring[],
  { lean, open = [] }: { lean: (t: number) => Point; open?: Ring[] }
): Surface {
  const around = 64;
  const path = [...[...open].reverse(), ...rings];
  const positions: number[] = [];
  const indices: number[] = [];
  path.forEach(({ at, r }, ring) => {
    for (let i = 0; i < around; i++) {
      const angle = (i / around) * 2 * Math.PI;
      const [x, y, z] = lean(at);
      positions.push(x + r * Math.cos(angle), y, z + r * Math.sin(angle));
      const [here, next] = [ring * around + i, ring * around + ((i + 1) % around)];
      if (ring + 1 < path.length)
        indices.push(here, here + around, next, next, here + around, next + around);
    }
  });
  const colours = Uint8Array.from(positions, (_, i) => colour[i % 3]!);
  const made = {
    ...{ name, material, colours, positions: Float32Array.from(positions) },
    indices: Uint32Array.from(indices)
  };
  return { ...made, normals: normalsOf(made) };
}

function normalsOf({ positions, indices }: Pick<Surface, 'positions' | 'indices'>) {
  const normals = new Float32Array(positions.length);
  const at = (i: number, k: number) => positions[i * 3 + k]!;
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [indices[i]!, indices[i + 1]!, indices[i + 2]!];
    const [u, v] = [
      [0, 1, 2].map((k) => at(b, k) - at(a, k)),
      [0, 1, 2].map((k) => at(c, k) - at(a, k))
    ];
    const n = [0, 1, 2].map(
      (k) => u[(k + 1) % 3]! * v[(k + 2) % 3]! - u[(k + 2) % 3]! * v[(k + 1) % 3]!
    );
    for (const corner of [a, b, c]) n.forEach((part, k) => (normals[corner * 3 + k]! += part));
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i]!, normals[i + 1]!, normals[i + 2]!) || 1;
    for (let k = 0; k < 3; k++) normals[i + k]! /= length;
  }
  return normals;
}
