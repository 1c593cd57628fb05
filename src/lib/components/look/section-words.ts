import * as m from '#lib/paraglide/messages.js';
import type { SectionName } from './sections.ts';

/** What a door is called, in the reader's language. */
export const sectionWords: Record<SectionName, () => string> = {
  learn: () => m.nav_learn(),
  practice: () => m.nav_practice(),
  guide: () => m.nav_guide(),
  certificates: () => m.nav_certificates(),
  team: () => m.nav_team(),
  studio: () => m.nav_studio(),
  people: () => m.nav_people(),
  units: () => m.nav_units(),
  mail: () => m.nav_mail()
};
