import { build } from '#lib/domain/specimen/build.ts';
import { frameStill, type StillFrame } from '#lib/domain/specimen/draw/frame-still.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { Guise } from '#lib/domain/specimen/guise.ts';
import type { Recipe } from '#lib/domain/specimen/recipe.ts';
import { agrees } from '#lib/domain/specimen/measure/agrees.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { plainSetting, settingOf } from '#lib/domain/specimen/setting.ts';
import type { Measures, View } from '#lib/domain/specimen/specimen.ts';

/** What is asked of an individual, without its mesh of some megabytes. */
export type Made = {
  recipe: Recipe;
  measures: Measures;
  /** Measured blindly it comes out as its key says. */
  isSound: boolean;
  /** How it lies in a picture 900 pixels wide; `setting` as in an order of a still. */
  frame(view: View, setting: number): StillFrame;
};

/** How many are remembered: a class of thirty at one question each is a page of them. */
const kept = 600;
const made = new WeakMap<Figures, Map<string, Made>>();

/** An individual; the first time it costs some tens of milliseconds. */
export function madeOf(figures: Figures, seed: number, tone: Guise['tone'] = 'any'): Made {
  const known = made.get(figures) ?? new Map<string, Made>();
  made.set(figures, known);
  const name = `${seed} ${tone}`;
  const found = known.get(name) ?? make(figures, seed, tone);
  // the one used last goes to the end; the oldest fall out
  known.delete(name);
  known.set(name, found);
  for (const oldest of known.keys()) if (known.size > kept) known.delete(oldest);
  return found;
}

/** Whether an individual, measured blindly, comes out as its key says. */
export const isSound = (figures: Figures, seed: number): boolean => madeOf(figures, seed).isSound;

function make(figures: Figures, seed: number, tone: Guise['tone']): Made {
  const recipe = sample(figures, seed, { tone });
  const built = () => build(recipe);
  const specimen = built();
  const frames = new Map<string, StillFrame>();
  // views of the first page, so that the mesh need not be built again for each
  let mesh: typeof specimen | null = specimen;
  setTimeout(() => (mesh = null), 2000).unref();
  return {
    recipe,
    measures: specimen.measures,
    isSound: agrees(specimen),
    frame(view, setting) {
      const key = `${view} ${setting}`;
      const lies = setting === 0 ? plainSetting : settingOf(setting);
      const frame =
        frames.get(key) ?? frameStill(mesh ?? built(), { view, width: 900, setting: lies });
      frames.set(key, frame);
      return frame;
    }
  };
}
