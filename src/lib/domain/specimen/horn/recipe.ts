import type { Curve } from '#lib/domain/specimen/form/curve.ts';

/**
 * A horn as plain numbers: centimetres, degrees, shares of the whole length (`t`, 0 at the base of the
 * whole horn, 1 at its tip) and sRGB colours. Names no taxon and holds nothing that need not be drawn.
 */
export type HornRecipe = {
  model: 'horn';
  /** Salt of all noise. */
  salt: number;
  /** Of which side of the head; shapes are drawn for one and mirrored for the other. */
  mirrored: boolean;
  /** Along the curve, of the whole horn, cm. */
  length: number;
  axis: AngledAxis | CurledAxis;
  /** How far the section has turned round the axis at the tip, degrees. */
  twist: number;
  section: Section;
  rings: Rings;
  skin: Skin;
  colours: Colours;
  core: Core;
  ends: Ends;
  cast: Cast;
  /** Where the view `cut` saws. */
  sawAt: number;
};

/** Angles of the direction from straight up: outward from the head, and forward. */
export type AngledAxis = { kind: 'angled'; out: Curve; forward: Curve };

/**
 * Winds round a line to the outside of the head: `turned` degrees so far (0 starts up and `back`), and
 * `opening`, the angle between the horn and that line: 90 stays in a plane, less leaves it.
 */
export type CurledAxis = { kind: 'curled'; back: number; turned: Curve; opening: Curve };

export type Section = {
  /** Across and front to back, under the rings, cm. */
  base: [number, number];
  taper: Curve;
  /** Edges and flats: [angle, rise as a share of the radius, half width], angles from outside (0) to front (90). */
  edges: [number, number, number][];
  /** Unevenness as a share of the radius. */
  lumps: number;
};

export type Rings = {
  /** Crests from the base up, cm along the horn at its front. */
  at: number[];
  /** Above (below: less than 0) the surface, cm, before it thins with the horn. */
  height: number[];
  /** Which angle each stands highest at, degrees. */
  facing: number[];
  /** 0: the whole way round. 1: only at its facing. */
  partial: number[];
  /** Half width of a crest as a share of the spacing, below and above it. */
  width: [number, number];
  /** How much deeper the rings sit behind than in front, cm, and how much they waver, cm. */
  slant: number;
  wave: number;
  /** Whether a count means anything: false for wrinkles. */
  counted: boolean;
};

export type Skin = {
  /** Lengthwise lines, 0 to 1; cracks, 0 to 1; fine rings of growth, 0 to 1; wear of the front, 0 to 1. */
  lines: number;
  cracks: number;
  growth: number;
  wear: number;
  gloss: number;
};

export type Colours = {
  base: string;
  middle: string;
  tip: string;
  /** `t` where the base's colour has given way, and where the tip's begins. */
  baseTo: number;
  tipFrom: number;
  groove: string;
  crest: string;
  /** Shares. */
  grooves: number;
  crests: number;
  mottle: number;
  streak: string;
  streaks: number;
  bone: string;
  /** How light fades, per cm. */
  absorb: [number, number, number];
};

export type Core = {
  /** Share of the length that the bone reaches up; 0: none was ever there. */
  part: number;
  /** Of the sheath at its base, cm. */
  wall: number;
  /** Teeth of the join round the bone, and their depth, cm. */
  teeth: number;
  depth: number;
  /** Radius of the canal above it, cm; 0: none to be seen. */
  canal: number;
};

export type Ends = {
  /** What is seen from below: an empty sheath, its bone, or a face of one piece. */
  base: 'hollow' | 'bone' | 'face';
  /** How far the bone stands out, cm. */
  bare: number;
  /** Unevenness of the rim, cm. */
  rim: number;
  /** What was sawn or broken off: the piece goes from `from` to `to`. */
  from: number;
  to: number;
  broken: boolean;
};

/** What a mould leaves behind; all 0 where none was. Heights in cm, `at` in degrees. */
export type Cast = { seam: number; offset: number; at: number; bubbles: number; stub: number };
