import type { Still } from '#lib/domain/question/specimen/need.ts';
import type { View } from '#lib/domain/specimen/specimen.ts';
import type { ShownStill } from './still.ts';

/** A picture by its address, which serves two widths and what format the browser takes. */
export const shownStill = ({ view, address, ...rest }: Still & { view: View }): ShownStill => ({
  view,
  src450: `${address}?w=450`,
  src900: address,
  formats: [],
  ...rest
});
