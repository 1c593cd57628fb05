import type { Guise } from '#lib/domain/specimen/guise.ts';
import type { View } from '#lib/domain/specimen/specimen.ts';

/** One picture made ahead. With `formats` the addresses want an ending (`.avif`); without, they are whole. */
export type ShownStill = {
  view: View;
  /** 450 and 900 pixels wide, both of the same shape. */
  src450: string;
  src900: string;
  formats: readonly ('avif' | 'webp')[];
  /** Pixels of the larger one that make a centimetre; without it no scale bar stands on it. */
  scale?: number;
  width?: number;
  height?: number;
};

/** What a specimen is shown by: how to build it, or of what to draw one; stills alone are possible, too. */
export type ShownSpecimen = {
  recipe?: object;
  /** With `seed`: `new individual` draws others of them in the browser. */
  figures?: object;
  seed?: number;
  /** Of which tones: any (as stills of questions), or those usual for the taxon. */
  tone?: Guise['tone'];
  stills: readonly ShownStill[];
  /** What it is called; HTML that the server has cleaned. */
  name?: string;
  remark?: string;
};
