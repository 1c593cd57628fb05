import type { Group } from '#lib/domain/taxon/group.ts';
import * as m from '#lib/paraglide/messages.js';

/** What a group of the field guide is called. */
export const groupWords = (group: Group | null): string =>
  group === null ? m.taxon_group_none() : words[group]();

const words: Record<Group, () => string> = {
  horn: m.taxon_group_horn,
  musk: m.taxon_group_musk,
  bird: m.taxon_group_bird,
  cat: m.taxon_group_cat,
  plant: m.taxon_group_plant
};
