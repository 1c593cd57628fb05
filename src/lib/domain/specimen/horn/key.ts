import { radians, turn } from '#lib/domain/specimen/form/trig.ts';
import { plus, scaled, unit } from '#lib/domain/specimen/form/vector.ts';
import type { Landmark, Measures, Point } from '#lib/domain/specimen/specimen.ts';
import type { HornForm } from './form.ts';
import type { HornRecipe } from './recipe.ts';

/** What a ruler and a counting finger find on the piece: cm, rounded to a tenth of a millimetre. */
export function measuresOf(recipe: HornRecipe, form: HornForm): Measures {
  const { length, ends, section } = recipe;
  const measures: Measures = {
    // along the curve, and with a ruler from end to end: the two differ by a tenth
    length: tidy(length * (ends.to - ends.from)),
    straight_length: tidy(apart(form.line.at(ends.from).place, form.line.at(ends.to).place)),
    base_diameter: tidy(Math.max(...section.base))
  };
  const at = ringsOn(recipe);
  if (recipe.rings.counted && at.length > 1) {
    measures['rings'] = at.length;
    measures['ring_spacing'] = tidy((at.at(-1)! - at[0]!) / (at.length - 1));
  }
  return measures;
}

/** Crests on what is left of the horn, cm from the base of the whole one. */
export function ringsOn({ rings, ends, length }: HornRecipe): number[] {
  return rings.at.filter((place) => place > ends.from * length && place < ends.to * length);
}

/** Features to point at, and ends for a caliper. */
export function landmarksOf(recipe: HornRecipe, form: HornForm): Landmark[] {
  const { ends, core, cast, length, rings, mirrored } = recipe;
  const front = turn / 4;
  const landmarks: Landmark[] = [];
  const add = (id: string, at: Point, facing: Point, radius: number) => {
    const side = (point: Point): Point => (mirrored ? [-point[0], point[1], point[2]] : point);
    landmarks.push({ id, at: side(at), facing: side(unit(facing)), radius });
  };
  const onSkin = (id: string, angle: number, t: number, radius: number) => {
    const at = form.place(angle, t, form.outer(angle, t));
    add(id, at, plus(at, form.line.at(t).place, -1), radius);
  };
  const lower = form.line.at(ends.from);
  add('base', lower.place, scaled(lower.along, -1), recipe.section.base[0] / 2);
  onSkin('base-outer', 0, ends.from + 0.004, 0.4);
  onSkin('base-inner', turn / 2, ends.from + 0.004, 0.4);
  const upper = form.line.at(ends.to);
  add(ends.to === 1 ? 'tip' : 'broken_end', upper.place, upper.along, length * 0.02 + 0.3);
  const crests = ringsOn(recipe);
  const spacing = crests.length > 1 ? (crests.at(-1)! - crests[0]!) / (crests.length - 1) : 1;
  if (rings.counted)
    crests.forEach((place, index) =>
      onSkin(`ring-${index + 1}`, front, place / length, spacing * 0.45)
    );
  const ringsEnd = (crests.at(-1) ?? 0) / length;
  if (ringsEnd > 0 && ringsEnd < ends.to - 0.12)
    onSkin(
      'smooth_part',
      front,
      (ringsEnd + ends.to) / 2 + 0.02,
      (length * (ends.to - ringsEnd)) / 3
    );
  if (core.part > ends.from + 0.02 && ends.base === 'bone')
    add('bone_core', lower.place, scaled(lower.along, -1), recipe.section.base[0] / 3);
  if (core.canal > 0) {
    const { ahead, place } = form.line.at(Math.min(0.72, ends.to - 0.05));
    add('canal', place, ahead, 0.5);
  }
  if (cast.seam > 0.015) onSkin('seam', radians(cast.at), (ends.from + ends.to) / 2, 0.5);
  return landmarks;
}

const apart = (a: Point, b: Point) => {
  const [x, y, z] = plus(a, b, -1);
  return Math.sqrt(x * x + y * y + z * z);
};
const tidy = (cm: number) => Math.round(cm * 100) / 100;
