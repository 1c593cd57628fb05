import type { Language } from '#lib/domain/language.ts';
import type { PlateWords } from '#lib/domain/specimen/plate/draw-plate.ts';
import { pointedAt } from '#lib/domain/specimen/plate/pointed.ts';
import type { View } from '#lib/domain/specimen/specimen.ts';
import type { TaxonPage } from '#lib/domain/taxon/taxon-page.ts';
import { viewWords } from '#lib/components/specimen/view-words.ts';
import * as m from '#lib/paraglide/messages.js';
import { characterWords } from './character-words.server.ts';

/** Which characters say what a view beside the figure shows. */
const told: Partial<Record<View, string[]>> = {
  lamp: ['light'],
  cut: ['bone_core'],
  side: ['back', 'thickness'],
  base: []
};

/** What is written on the plate of a taxon: its own characters, by their names in the message files. */
export function plateWords(page: TaxonPage, model: string, language: Language): PlateWords {
  const names = characterWords(page);
  const lineOf = (id: string) => {
    const found = page.characters.find((one) => one.id === id);
    return found ? capital(`${names[id]}: ${found.value}`) : '';
  };
  const views: View[] = model === 'horn' ? ['lamp', 'cut'] : ['side', 'base'];
  const besides = views.flatMap((view) => told[view] ?? []);
  return {
    language,
    title: capital(page.name),
    latin: page.latin,
    callouts: page.characters
      .filter(({ id }) => pointedAt[id] && !besides.includes(id))
      .map(({ id }) => ({ at: pointedAt[id]!, text: lineOf(id) })),
    insets: views.map((view) => ({
      view,
      title: viewWords[view](),
      text: (told[view] ?? []).map(lineOf).filter(Boolean).join('; ')
    })),
    caption: m.specimen_caption()
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
