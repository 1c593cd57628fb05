import { blend, colourOf, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { smooth } from '#lib/domain/specimen/form/curve.ts';
import { cells, noise } from '#lib/domain/specimen/form/noise.ts';
import { cos, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import type { HornForm } from './form.ts';
import type { HornRecipe } from './recipe.ts';

/** Colours of what a saw lays open: layers of sheath, the join, bone, the canal. Used again by the next call. */
export function insideOf(recipe: HornRecipe, form: HornForm, skin: Skin) {
  const { colours, salt, core, cast } = recipe;
  const [middle, base, bone] = [colours.middle, colours.base, colours.bone].map(colourOf) as [
    Colour,
    Colour,
    Colour
  ];
  const dark: Colour = [0.055, 0.03, 0.015];
  const marrow: Colour = [0.16, 0.085, 0.04];
  const into: Colour = [0, 0, 0];
  const set = (from: Colour) => {
    into[0] = from[0];
    into[1] = from[1];
    into[2] = from[2];
    return into;
  };

  /** Spongy within, dense at its edge (`edge` 1); x and y in cm on the face. */
  const spongy = (x: number, y: number, edge: number): Colour => {
    set(bone);
    const bend = 0.35 * noise(x * 5, y * 5, 999, salt + 102);
    const [near, next] = cells(x * 6.5 + bend, y * 6.5 - bend, salt + 103);
    const [fineNear, fineNext] = cells(x * 14 + 9, y * 14, salt + 107);
    const deep = 0.55 + 0.45 * noise(x * 9, y * 9, 999, salt + 104);
    const pore = smooth(0.08, 0.3, next - near) * deep * (1 - edge);
    const small = smooth(0.15, 0.5, fineNext - fineNear) * 0.35 * (1 - edge * 0.75);
    blend(into, marrow, Math.max(pore * 0.85, small));
    return dim(into, 0.9 + 0.12 * noise(x * 1.6, y * 1.6, 999, salt + 109));
  };

  /** At a share `f` from the middle to the surface of the cut across `t`. */
  const across = (angle: number, t: number, f: number, outer: number, inner: number): Colour => {
    const far = outer * f;
    const [x, y] = [cos(angle) * far, sin(angle) * far];
    if (cast.bubbles > 0) {
      set(middle);
      blend(into, base, 0.3);
      const [near] = cells(x * 5, y * 5, salt + 131);
      const there = noise(x * 3 + 9, y * 3, 999, salt + 133) > 0.7 - cast.bubbles;
      return dim(into, there ? 1 - 0.45 * smooth(0.2, 0.12, near) : 1);
    }
    if (far < inner * 0.985) return spongy(x, y, smooth(inner * 0.8, inner * 0.97, far));
    if (far < inner) return set(marrow);
    const depth = (far - inner) / Math.max(outer - inner, 1e-6);
    const surface = skin(angle, t);
    const outside: Colour = [surface[0], surface[1], surface[2]];
    set(middle);
    blend(into, base, t < 0.2 ? 0.4 : 0);
    blend(into, outside, 0.2 + 0.5 * smooth(0.75, 1, depth));
    const bent = 0.5 * noise((angle / turn) * 14, depth * 3, 14, salt + 137);
    dim(into, 0.95 + 0.12 * noise((angle / turn) * 5, (far - inner) * 22 + bent, 5, salt + 139));
    dim(into, 1 - 0.25 * smooth(0.93, 1, depth));
    if (core.canal > 0 && t >= core.part) {
      // flattened, three-cornered, no two alike
      const lean = (salt % 97) * 0.065;
      const corner =
        far *
        (1 + 0.16 * cos(3 * (angle - lean)) + 0.12 * noise((angle / turn) * 6, 3, 6, salt + 145)) *
        (1 + (0.2 + (salt % 7) * 0.05) * Math.abs(sin(angle - lean)));
      blend(into, dark, 0.62 * smooth(core.canal * 1.35, core.canal * 0.55, corner));
      blend(into, marrow, 0.16 * smooth(core.canal * 5, core.canal * 1.3, corner));
    }
    return into;
  };
  /** The bone from its side: ribbed lengthwise, with few pores. */
  const side = (angle: number, t: number): Colour => {
    set(bone);
    const rib = noise((angle / turn) * core.teeth, t * recipe.length * 0.4, core.teeth, salt + 141);
    const pit = noise((angle / turn) * 40, t * recipe.length * 2, 40, salt + 143);
    return dim(into, 0.82 + 0.12 * rib - 0.25 * smooth(0.5, 0.9, pit));
  };
  return { across, spongy, side };
}

type Skin = (angle: number, t: number) => Colour;
export type Inside = ReturnType<typeof insideOf>;
