import { withUnit } from '#lib/domain/course/writing/numbers.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A unit alone as the reader's language writes it: `cm` is "см" in Russian. */
export const unitWords = (unit: string): string =>
  unit && withUnit(1, unit, getLocale()).replace('1', '').trim();
