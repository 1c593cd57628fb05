import { withUnit } from '#lib/domain/course/writing/numbers.ts';
import type { Measures } from '#lib/domain/specimen/specimen.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { featureWords } from './feature-words.ts';

/** Counts are whole and have no unit; everything else that is measured is a length. */
export const measuresInWords = (measures: Measures) =>
  Object.entries(measures).map(([id, value]) => ({
    name: featureWords(id),
    value: Number.isInteger(value)
      ? String(value)
      : withUnit(Math.round(value * 10) / 10, 'cm', getLocale())
  }));
