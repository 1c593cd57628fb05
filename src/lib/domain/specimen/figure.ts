import type { Curve } from './form/curve.ts';
import type { Figures } from './figures.ts';

/** Reads figures by name, each in the shape it is wanted in; a missing one is a mistake in the taxon's file. */
export function figureOf({ figures, salt }: Figures) {
  const wanted = (name: string, otherwise?: unknown) => {
    const value = figures[name] ?? otherwise;
    if (value === undefined) throw new Error(`${salt}: no figure "${name}" to draw from`);
    return value;
  };
  return {
    has: (name: string) => name in figures,
    /** The first number. */
    number: (name: string, otherwise?: number): number =>
      [wanted(name, otherwise)].flat()[0] as number,
    /** A single number stands for itself give or take a tenth: texts say "about". */
    range: (name: string, otherwise?: [number, number]): [number, number] => {
      const [from, to] = wanted(name, otherwise) as [number, number?];
      if (to !== undefined) return [from, to];
      return from < 0 ? [from * 1.1, from * 0.9] : [from * 0.9, from * 1.1];
    },
    numbers: (name: string, otherwise?: number[]) => wanted(name, otherwise) as number[],
    curve: (name: string, otherwise?: Curve) => wanted(name, otherwise) as Curve,
    colours: (name: string, otherwise?: string[]) => wanted(name, otherwise) as string[]
  };
}

export type Figure = ReturnType<typeof figureOf>;
