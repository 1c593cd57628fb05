import { sha256 } from '#lib/domain/course/hash.ts';
import type { Figures } from './figures.ts';
import { generatorVersion } from './generator.ts';

/**
 * Names what individuals of a taxon are made by: the drawing rules and the figures. Under another
 * edition the same seed is another individual, so a verdict holds for its edition only.
 */
export const editionOf = (figures: Figures): string =>
  `${generatorVersion}.${sha256(JSON.stringify(figures)).slice(0, 12)}`;
