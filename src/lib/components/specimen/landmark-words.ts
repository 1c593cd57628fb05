import * as m from '#lib/paraglide/messages.js';

/**
 * What the landmarks of specimens are called. Numbered ones (`ring-7`) take the word of their kind and
 * their number. What stands here in no line is shown by its id: a new model adds its words here.
 */
export const landmarkWords: Record<string, () => string> = {
  back: () => m.landmark_back(),
  bark: () => m.landmark_bark(),
  base: () => m.landmark_base(),
  'base-inner': () => m.landmark_base_inner(),
  'base-outer': () => m.landmark_base_outer(),
  bone_core: () => m.landmark_bone_core(),
  broken_end: () => m.landmark_broken_end(),
  cambium: () => m.landmark_cambium(),
  canal: () => m.landmark_canal(),
  cork: () => m.landmark_cork(),
  hair: () => m.landmark_hair(),
  left: () => m.landmark_left(),
  opening: () => m.landmark_opening(),
  pith: () => m.landmark_pith(),
  right: () => m.landmark_right(),
  ring: () => m.landmark_ring(),
  seam: () => m.landmark_seam(),
  smooth_part: () => m.landmark_smooth_part(),
  thread: () => m.landmark_thread(),
  tip: () => m.landmark_tip(),
  wood: () => m.landmark_wood()
};
