import type { View } from '#lib/domain/specimen/specimen.ts';
import * as m from '#lib/paraglide/messages.js';

/** What a view is called on its button. */
export const viewWords: Record<View, () => string> = {
  front: () => m.specimen_view_front(),
  side: () => m.specimen_view_side(),
  base: () => m.specimen_view_base(),
  cut: () => m.specimen_view_cut(),
  lamp: () => m.specimen_view_lamp()
};
