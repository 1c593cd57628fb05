import type { Recipe } from '#lib/domain/specimen/recipe.ts';
import type { View } from '#lib/domain/specimen/specimen.ts';

/** The individuals that a question is asked about: of one taxon, or of any taxon of a set. */
export type Need = {
  /** The set, for `identify`; null: taxa named by the question itself. */
  set: string | null;
  taxa: string[];
  /** Those of them that must be stopped; empty: the question does not count among hits. */
  protected: string[];
  /** In which views, in this order. */
  show: View[];
  /** These views do not show enough to tell: to refer it is right. */
  refer?: true;
};

/** A picture of an individual. The address is opaque: it tells neither taxon nor seed. */
export type Still = {
  address: string;
  width: number;
  height: number;
  /** Pixels that make one centimetre. */
  scale: number;
};

/** An individual as it is sent before the answer. `recipe`: to turn it; never in an exam. */
export type Shown = { stills: (Still & { view: View })[]; recipe?: Recipe };

/** A feature as it is seen in a view, in percent of the picture (see Shape). */
export type Spot = { id: string; x: number; y: number; r: number };
