import type { FaceRecipe } from '#lib/domain/specimen/slice/recipe.ts';

/** A stick of root with both ends cut. Lengths in cm; shares are of the radius; colours #rrggbb. */
export type RootRecipe = {
  model: 'root';
  length: number;
  /** At the upper, thicker end. */
  diameter: number;
  /** Lower end over upper end. */
  taper: number;
  /** Degrees that it turns from one end to the other, twice: there and back. */
  bends: [number, number];
  wrinkles: number;
  lenticels: number;
  scars: number;
  face: FaceRecipe;
};
