import { hill, smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, type Patch } from '#lib/domain/specimen/form/patch.ts';
import { cos, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import { plus } from '#lib/domain/specimen/form/vector.ts';
import type { HornForm } from './form.ts';
import type { Inside } from './inside.ts';
import type { HornRecipe } from './recipe.ts';
import { finenessOf } from './sheath.ts';

const rows = 44;

/**
 * A face across the horn at `t`, looking up or down. With `open` the middle is left out as far as the
 * bore goes. `jagged`: how rough a break is, cm.
 */
export function face(
  recipe: HornRecipe,
  form: HornForm,
  inside: Inside,
  { t, up, open = false, jagged = 0 }: { t: number; up: boolean; open?: boolean; jagged?: number }
): Patch {
  const columns = Math.max(96, finenessOf(recipe).columns);
  const flat = patch(columns, rows);
  const { cast, salt } = recipe;
  const frame = form.line.at(t);
  for (let column = 0; column < columns; column++) {
    const angle = (column / columns) * turn;
    const [outer, inner] = [form.outer(angle, t), form.inner(angle, t)];
    const least = open ? inner / outer : 0;
    for (let row = 0; row < rows; row++) {
      const share = row / (rows - 1);
      const f = least + (1 - least) * (up ? 1 - share : share);
      const far = outer * f;
      const [x, y] = [cos(angle) * far, sin(angle) * far];
      let rise = jagged ? jagged * smooth(1, 0.8, f) * layered(x * 3, y * 3, 999, salt + 23, 3) : 0;
      // the stub where the resin was poured in
      if (!up && cast.stub)
        rise -= cast.stub * hill(Math.sqrt((x - 0.3) * (x - 0.3) + y * y) / 0.62);
      const moved = rise ? { ...frame, place: plus(frame.place, frame.along, rise) } : frame;
      form.writePlace(flat.positions, (row * columns + column) * 3, moved, angle, far);
      paint(flat, row, column, inside.across(angle, t, f, outer, open ? 0 : inner));
    }
  }
  return flat;
}

/** The bone within the sheath: its face below, its sides, closed at its point. */
export function boneCore(recipe: HornRecipe, form: HornForm, inside: Inside): Patch[] {
  const columns = 112;
  const steps = 18;
  const { core, ends, salt, length } = recipe;
  const lowest = ends.from - ends.bare / length + 0.0006;
  const wide = (angle: number, t: number) =>
    form.inner(angle, Math.max(t, ends.from + 0.001)) * 0.98;
  const cap = patch(columns, rows);
  const sides = patch(columns, steps);
  const down = form.line.at(lowest);
  for (let column = 0; column < columns; column++) {
    const angle = (column / columns) * turn;
    for (let row = 0; row < rows; row++) {
      const f = row / (rows - 1);
      const far = wide(angle, lowest) * f;
      const [x, y] = [cos(angle) * far, sin(angle) * far];
      const rough = 0.05 * noise(x * 4, y * 4, 999, salt + 25) * smooth(1, 0.9, f);
      const frame = { ...down, place: plus(down.place, down.along, rough) };
      form.writePlace(cap.positions, (row * columns + column) * 3, frame, angle, far);
      paint(cap, row, column, inside.spongy(x, y, smooth(0.78, 0.98, f)));
    }
    for (let row = 0; row < steps; row++) {
      const t = lowest + (core.part * 0.99 - lowest) * (row / (steps - 1));
      const far = row === steps - 1 ? 0 : wide(angle, t);
      form.writePlace(sides.positions, (row * columns + column) * 3, form.line.at(t), angle, far);
      paint(sides, row, column, inside.side(angle, t));
    }
  }
  return [cap, sides];
}

/** The fine hollow from above the bone to near the tip, dark against the light. */
export function canal(recipe: HornRecipe, form: HornForm): Patch {
  const [columns, steps] = [10, 56];
  const { core, ends } = recipe;
  const tube = patch(columns, steps);
  const low = Math.max(core.part * 0.97, ends.from + 0.003);
  const high = Math.min(0.965, ends.to - 0.003);
  for (let row = 0; row < steps; row++) {
    const t = low + ((high - low) * row) / (steps - 1);
    const frame = form.line.at(t);
    const closed = row === 0 || row === steps - 1;
    const thick = core.canal * (1 - 0.65 * smooth(low, high, t));
    for (let column = 0; column < columns; column++) {
      const angle = (column / columns) * turn;
      const far = closed ? 0 : thick * (1 + 0.25 * cos(3 * angle));
      form.writePlace(tube.positions, (row * columns + column) * 3, frame, angle, far);
      paint(tube, row, column, [0.06, 0.03, 0.015]);
    }
  }
  return tube;
}
