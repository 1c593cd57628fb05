/**
 * What a plate points at for a character of a taxon file: the first of these landmarks that the
 * specimen has. What stands here in no line is not a thing that can be pointed at (length, smell).
 */
export const pointedAt: Record<string, readonly string[]> = {
  ring_place: ['smooth_part'],
  rings: ['ring-9', 'ring-6', 'ring-4'],
  ring_spacing: ['ring-5', 'ring-3'],
  colour: ['ring-7', 'smooth_part', 'base-outer'],
  section: ['base-outer', 'base'],
  bone_core: ['bone_core', 'base'],
  curve: ['tip'],
  seam: ['seam'],
  keel: ['ring-2', 'base-outer'],
  hair_lie: ['hair'],
  hair_colour: ['left'],
  pore: ['opening'],
  opening: ['opening'],
  thread: ['thread'],
  cork: ['cork'],
  face_colour: ['bark'],
  cambium: ['cambium'],
  rays: ['wood'],
  pith: ['pith']
};
