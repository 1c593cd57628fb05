/**
 * A specimen on its way: figures of a taxon and a seed are sampled into a recipe (plain numbers, names
 * no taxon, two kilobytes: safe to send before a question is answered), and a recipe is built into what
 * can be looked at. Both steps are pure and run alike in a command, on the server and in a browser.
 *
 * Lengths are centimetres. Right-handed: +Y up along the specimen from its base, +X to the right and +Z
 * towards the viewer when it lies as it is first shown.
 */
export type Specimen = {
  surfaces: Surface[];
  /** What can be pointed at: features that questions ask for, and points for calipers. */
  landmarks: Landmark[];
  /** The key: exact, because the builder made it. Never sent before an answer. */
  measures: Measures;
};

/** By name of the taxon file's character: `length` in cm, `rings` a count, `ring_spacing` in cm. */
export type Measures = Record<string, number>;

/** A closed surface: what is behind it is inside. Sheath, bone, plug, thread: one each. */
export type Surface = {
  name: string;
  positions: Float32Array;
  /** Unit length, outward. */
  normals: Float32Array;
  /** sRGB, 0 to 255, three a vertex. */
  colours: Uint8Array;
  /** Three a triangle, anticlockwise from outside. */
  indices: Uint32Array;
  material: Material;
};

export type Material = {
  /** 0: dull as bone; 1: polished. */
  gloss: number;
  /** How light fades inside, per cm, for red, green and blue: the lamp behind shows what is left. */
  absorb: [number, number, number];
  /** `cut`: only seen where the specimen is sawn through (view `cut`); `hair`: lit as fibres. */
  kind: 'solid' | 'hair' | 'cut';
};

export type Landmark = {
  /** Name of a feature, as course authors write it (`#canal`) and message files say it. */
  id: string;
  at: Point;
  /** Which way it faces, unit length. */
  facing: Point;
  /** How near counts, cm. */
  radius: number;
};

export type Point = [number, number, number];

/** What is shown of a specimen. `lamp`: against the light. */
export const views = ['front', 'side', 'base', 'cut', 'lamp'] as const;
export type View = (typeof views)[number];

/**
 * What differs from picture to picture and says nothing about the taxon: drawn alike for every class, so
 * that nobody learns the pictures instead of the horns. Angles in degrees.
 */
export type Setting = {
  turn: number;
  lean: number;
  /** Where the light stands, round the specimen. */
  light: number;
  /** 0 to 1. */
  warmth: number;
  dirt: number;
  /** Share of the picture that the specimen fills. */
  fill: number;
};
