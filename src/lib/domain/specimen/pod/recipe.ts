/** A pouch of skin, one face with hair: what is needed to draw it. Lengths in cm, colours #rrggbb. */
export type PodRecipe = {
  model: 'pod';
  /** For the small chances of the drawing: which hair lies where. */
  salt: number;
  width: number;
  thickness: number;
  /** Short over long side. */
  aspect: number;
  /** Across the opening; 0: there is none. */
  pore: number;
  /** Shares: hairs lie in from two sides; hairs radiate from the opening. Neither: all one way. */
  inward: number;
  outward: number;
  /** Degrees, for hairs that lie one way; also turns the lines of the others a little. */
  way: number;
  hairLength: number;
  cover: number;
  hairColours: string[];
  /** How light all of it is: drawn so that no kind is darker in its pictures than another. */
  tone: number;
  skin: string;
  back: string;
  wrinkle: number;
  lump: number;
  /** Folds that run into a tied neck: their number and depth. */
  folds: number;
  gathered: number;
  thread: string;
  /** Stitches round a seam that lies at `offset` (share of the half width) across `angle` degrees. */
  stitches: number;
  seam: { angle: number; offset: number };
};
