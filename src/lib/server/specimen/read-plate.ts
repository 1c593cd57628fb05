import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { PlateWords } from '#lib/domain/specimen/plate/draw-plate.ts';
import { plateRecipe } from '#lib/domain/specimen/plate/usual.ts';
import { drawnStill } from './read-still.ts';

/** The labelled plate of a taxon, an SVG, drawn once and kept; bytes null: too much is being drawn. */
export async function readPlate(
  figures: Figures,
  words: PlateWords
): Promise<{ name: string; bytes: Buffer | null }> {
  return drawnStill({ recipe: plateRecipe(figures), words });
}
