/** A dried fruit or berry-like cone, stalk down. Lengths in cm; shares are of its half width. */
export type FruitRecipe = {
  model: 'fruit';
  salt: number;
  length: number;
  width: number;
  /** -1 widest below to 1 widest above the middle. */
  belly: number;
  /** 0 round ends to 1 drawn out like a spindle. */
  spindle: number;
  wrinkle: number;
  /** 0: a net of wrinkles; 1: lengthwise ones. */
  lengthwise: number;
  wrinkles: number;
  /** How far it has sunk in at one side. */
  dent: number;
  skin: string;
  flush: string;
  gloss: number;
  bloom: number;
  apex: Apex;
  stalk: number;
  wall: number;
  flesh: string;
  hollow: boolean;
  seeds: number;
  seedLength: number;
  seedWidth: number;
  seed: string;
  hairs: number;
};

export const apexes = ['plain', 'hole', 'platform', 'rays', 'calyx', 'button'] as const;

export type Apex = {
  kind: (typeof apexes)[number];
  /** Share of the half width. */
  size: number;
  sepals: number;
  sepalLength: number;
};
