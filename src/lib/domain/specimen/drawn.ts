/** Which individual was shown: kept with what was answered to it, never sent before the answer. */
export type Drawn = {
  taxon: string;
  seed: number;
  /** Of the drawing rules it was made by (see generator.ts). */
  generator: number;
};
