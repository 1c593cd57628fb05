import type { Specimen } from '#lib/domain/specimen/specimen.ts';
import { measureBlind, type Found } from './blind.ts';

/**
 * Whether a stranger's count and tape agree with the key: rings exactly, their spacing to a tenth, the
 * length to a twenty-fifth (of wrinkled and knobbed horns, whose middle is hard to find, to a tenth).
 * Only what has a sheath is measured again.
 */
export function agrees({ surfaces, measures }: Specimen): boolean {
  const sheath = surfaces.find(({ name }) => name === 'sheath');
  if (!sheath) return true;
  return tells(measureBlind(sheath.positions), measures);
}

function tells(found: Found, { length, rings, ring_spacing }: Specimen['measures']): boolean {
  const near = (value: number, key: number, share: number) => Math.abs(value - key) <= key * share;
  if (length === undefined) return true;
  if (rings === undefined || ring_spacing === undefined) return near(found.length, length, 0.1);
  return (
    found.rings === rings &&
    near(found.spacing, ring_spacing, 0.1) &&
    near(found.length, length, 0.04)
  );
}
