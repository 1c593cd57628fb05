/** A falcon's head and two of its feathers: what is needed to draw them. Names no species. */
export type FalconRecipe = {
  model: 'falcon';
  salt: number;
  /** cm: tip of the bill to the nape, and the feathers. */
  headLength: number;
  tailLength: number;
  backLength: number;
  /** 0 fresh to 1 worn. */
  wear: number;
  head: HeadRecipe;
  tail: FeatherRecipe;
  back: FeatherRecipe;
};

/** Strengths are 0 to 1, widths and lengths shares of the head, colours #rrggbb. */
export type HeadRecipe = {
  crown: string;
  crownStreak: number;
  brow: number;
  foreheadBand: number;
  eyeStripe: number;
  stripeSharpness: number;
  moustache: number;
  moustacheWidth: number;
  moustacheLength: number;
  moustacheSharpness: number;
  hood: number;
  nape: string;
  cheek: string;
  dark: string;
  mantle: string;
  breast: string;
  /** 0: drops along the feathers; 1: bars across them. */
  markShape: number;
  marks: number;
  bare: string;
};

export type FeatherRecipe = {
  ground: string;
  mark: string;
  edge: string;
  marks: number;
  /** 1: separate spots on the outer web; 0: bars right across. */
  spots: number;
  /** Of the distance from mark to mark. */
  markWidth: number;
  strength: number;
  /** Narrow web over broad web: an outer tail feather is very uneven. */
  uneven: number;
};
