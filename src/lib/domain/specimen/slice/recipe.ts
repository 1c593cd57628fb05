/**
 * A root cut across: what is needed to draw it. Lengths in cm; shares are of the radius; colours
 * #rrggbb. The same recipe draws the ends of a whole root.
 */
export type FaceRecipe = {
  salt: number;
  /** Unevenness of the outline and short over long side. */
  wrinkle: number;
  oval: number;
  corkWidth: number;
  cork: string;
  bark: string;
  wood: string;
  /** The ring between bark and wood: where, how dark, and its angles (0: round). */
  cambium: number;
  cambiumStrength: number;
  cambiumColour: string;
  angles: number;
  rays: number;
  rayStrength: number;
  vessels: number;
  clefts: number;
  barkClefts: number;
  /** 0: sound; up to 1: the middle dark and hollow. */
  rot: number;
  pith: number;
  /** 0 fresh to 1 browned. */
  age: number;
};

export type SliceRecipe = {
  model: 'slice';
  diameter: number;
  thickness: number;
  /** How far it is cut askew and has warped in drying, cm. */
  warp: number;
  face: FaceRecipe;
};
