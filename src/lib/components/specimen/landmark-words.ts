import * as m from '#lib/paraglide/messages.js';

/**
 * What the landmarks of specimens are called. Numbered ones (`ring-7`) take the word of their kind and
 * their number. What stands here in no line is shown by its id: a new model adds its words here.
 */
export const landmarkWords: Record<string, () => string> = {
  base: () => m.landmark_base(),
  'base-inner': () => m.landmark_base_inner(),
  'base-outer': () => m.landmark_base_outer(),
  bone_core: () => m.landmark_bone_core(),
  broken_end: () => m.landmark_broken_end(),
  canal: () => m.landmark_canal(),
  ring: () => m.landmark_ring(),
  seam: () => m.landmark_seam(),
  smooth_part: () => m.landmark_smooth_part(),
  tip: () => m.landmark_tip()
};
