/** A claw or an eye-tooth, or a copy of one. Lengths in cm; shares are of the depth; colours #rrggbb. */
export type FangRecipe = {
  model: 'fang';
  kind: 'claw' | 'tooth';
  salt: number;
  /** Along the middle line. */
  length: number;
  /** In the plane of the curve, where it is deepest; `flat` is across over deep. */
  depth: number;
  flat: number;
  /** Degrees from base to tip. */
  curl: number;
  blunt: number;
  base: string;
  middle: string;
  tip: string;
  /** Lengthwise lines and furrows of the crown. */
  striae: number;
  grooves: number;
  /** Teeth: where the crown begins, as a share of the length; 0 where no line shows. */
  crown: number;
  /** Claws: bone within; 0 for a copy, which is one stuff throughout. */
  core: number;
  /** Copies: how far a mould's seam stands out. */
  seam: number;
  gloss: number;
  wear: number;
};
