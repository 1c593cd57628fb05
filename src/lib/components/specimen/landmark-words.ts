import * as m from '#lib/paraglide/messages.js';

/**
 * What the landmarks of specimens are called. Numbered ones (`ring-7`) take the word of their kind and
 * their number. What stands here in no line is shown by its id: a new model adds its words here.
 */
export const landmarkWords: Record<string, () => string> = {
  apex: () => m.landmark_apex(),
  back: () => m.landmark_back(),
  back_feather: () => m.landmark_back_feather(),
  bark: () => m.landmark_bark(),
  base: () => m.landmark_base(),
  'base-inner': () => m.landmark_base_inner(),
  'base-outer': () => m.landmark_base_outer(),
  bill: () => m.landmark_bill(),
  bone_core: () => m.landmark_bone_core(),
  breast: () => m.landmark_breast(),
  broken_end: () => m.landmark_broken_end(),
  brow: () => m.landmark_brow(),
  cambium: () => m.landmark_cambium(),
  canal: () => m.landmark_canal(),
  cork: () => m.landmark_cork(),
  crown: () => m.landmark_crown(),
  eye_stripe: () => m.landmark_eye_stripe(),
  feather_tip: () => m.landmark_feather_tip(),
  forehead: () => m.landmark_forehead(),
  grain: () => m.landmark_grain(),
  hair: () => m.landmark_hair(),
  hairs: () => m.landmark_hairs(),
  heartwood: () => m.landmark_heartwood(),
  inner_web: () => m.landmark_inner_web(),
  left: () => m.landmark_left(),
  moustache: () => m.landmark_moustache(),
  neck: () => m.landmark_neck(),
  opening: () => m.landmark_opening(),
  outer_web: () => m.landmark_outer_web(),
  pith: () => m.landmark_pith(),
  resin_canal: () => m.landmark_resin_canal(),
  right: () => m.landmark_right(),
  ring: () => m.landmark_ring(),
  sapwood: () => m.landmark_sapwood(),
  seam: () => m.landmark_seam(),
  seed: () => m.landmark_seed(),
  smooth_part: () => m.landmark_smooth_part(),
  stalk: () => m.landmark_stalk(),
  thread: () => m.landmark_thread(),
  tip: () => m.landmark_tip(),
  wood: () => m.landmark_wood()
};
