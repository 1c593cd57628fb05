/** A split billet of a conifer's wood with its bark side gone. Lengths in cm; colours #rrggbb. */
export type TimberRecipe = {
  model: 'timber';
  salt: number;
  length: number;
  width: number;
  depth: number;
  /** Of the end face, cm: where the middle of the tree lay. */
  pith: [number, number];
  /** Width of a year, cm, and how uneven years are. */
  ring: number;
  unevenness: number;
  /** 0 soft change to 1 hard line from early to late wood. */
  latewood: number;
  heart: string;
  sap: string;
  late: string;
  /** Where heart turns to sap, cm from the pith, and how raggedly. */
  heartwood: number;
  streaks: number;
  /** Resin canals to a square centimetre. */
  canals: number;
  knots: number;
  age: number;
};
