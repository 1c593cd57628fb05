import * as m from '#lib/paraglide/messages.js';

/**
 * What characters of taxa are called where somebody chooses among them. What stands here in no line is
 * shown as it is written: a new taxon adds its words here.
 */
const words: Record<string, () => string> = {
  apex: () => m.feature_apex(),
  back: () => m.feature_back(),
  base_diameter: () => m.feature_base_diameter(),
  below: () => m.feature_below(),
  cambium: () => m.feature_cambium(),
  cork: () => m.feature_cork(),
  crown: () => m.feature_crown(),
  curve: () => m.feature_curve(),
  depth: () => m.feature_depth(),
  diameter: () => m.feature_diameter(),
  face_colour: () => m.feature_face_colour(),
  hair_lie: () => m.feature_hair_lie(),
  heartwood: () => m.feature_heartwood(),
  inside: () => m.feature_inside(),
  keel: () => m.feature_keel(),
  length: () => m.feature_length(),
  light: () => m.feature_light(),
  moustache: () => m.feature_moustache(),
  opening: () => m.feature_opening(),
  pith: () => m.feature_pith(),
  pore: () => m.feature_pore(),
  rays: () => m.feature_rays(),
  resin_canals: () => m.feature_resin_canals(),
  ring_place: () => m.feature_ring_place(),
  ring_spacing: () => m.feature_ring_spacing(),
  rings: () => m.feature_rings(),
  seam: () => m.feature_seam(),
  section: () => m.feature_section(),
  seeds: () => m.feature_seeds(),
  shape: () => m.feature_shape(),
  skin: () => m.feature_skin(),
  straight_length: () => m.feature_straight_length(),
  tail: () => m.feature_tail(),
  thickness: () => m.feature_thickness(),
  tip: () => m.feature_tip(),
  width: () => m.feature_width()
};

export const featureWords = (id: string) => words[id]?.() ?? id.replaceAll('_', ' ');
