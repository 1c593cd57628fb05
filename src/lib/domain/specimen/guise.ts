import { chanceOf } from './form/chance.ts';
import { along } from './form/colour.ts';

/**
 * What an individual has been through, drawn alike for every taxon: it says nothing about which one it
 * is, and so nobody can learn it in place of the characters. `any` tone goes from bleached to dyed black
 * for all; a lesson that shows what is usual asks for the taxon's `own`.
 */
export type Guise = {
  tone: 'any' | 'own';
};

export type Worn = {
  /** Along the tones, 0 palest. */
  tone: number;
  hue: number;
  gloss: number;
  wear: number;
  mottle: number;
  mirrored: boolean;
  base: 'hollow' | 'bone';
  /** What is left of the whole, as shares of its length. */
  from: number;
  to: number;
  broken: boolean;
  sawAt: number;
};

export function wornOf(seed: number): Worn {
  const chance = chanceOf(`guise:${seed}`);
  const sawn = chance.happens(0.14);
  const short = chance.happens(0.16);
  return {
    tone: chance.share(),
    hue: chance.between(-1, 1),
    gloss: chance.between(0.12, 0.75),
    wear: chance.between(0, 1),
    mottle: chance.between(0.08, 0.3),
    mirrored: chance.happens(0.5),
    base: chance.happens(0.55) ? 'bone' : 'hollow',
    from: sawn ? chance.between(0.05, 0.16) : 0,
    to: short ? chance.between(0.88, 0.975) : 1,
    broken: chance.happens(0.6),
    sawAt: chance.happens(0.7) ? chance.between(0.6, 0.74) : chance.between(0.2, 0.3)
  };
}

/** Keratin, bleached to dyed: the tones that any horn can be met in. */
const anyTones = ['#eaddb8', '#dfc48c', '#c99c58', '#9a7242', '#6b4f35', '#463829', '#2b2521'];

/** The middle colour: from the tones common to all, or from those described for the taxon. */
export function toneOf(worn: Worn, { tone }: Guise, own: string[]): string {
  return along(tone === 'own' ? own : anyTones, worn.tone);
}
