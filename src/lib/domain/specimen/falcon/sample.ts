import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { along, between } from '#lib/domain/specimen/form/colour.ts';
import { figureOf } from '#lib/domain/specimen/figure.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { FalconRecipe } from './recipe.ts';

/** One adult within the figures of its species. */
export function sampleFalcon(figures: Figures, seed: number): FalconRecipe {
  const figure = figureOf(figures);
  const chance = chanceOf(`${figures.salt} ${seed}`);
  const drawn = (name: string) => {
    const [from, to] = figure.numbers(name) as [number, number?];
    return chance.between(from, to ?? from);
  };
  const morph = figure.has('morph') ? drawn('morph') : 0.5;
  const tone = (hex: string) =>
    morph < 0.25 ? between(hex, '#f4f2ec', 0.72) : morph > 0.8 ? between(hex, '#35383c', 0.6) : hex;
  const colour = (name: string) => along(figure.colours(name), chance.share());
  const whole = chance.within(...figure.range('length'));
  const wear = drawn('wear');
  const mantle = tone(colour('mantle_colours'));
  const mantleEdge = tone(colour('mantle_edge_colours'));
  return {
    model: 'falcon',
    salt: Math.floor(chance.share() * 1e6),
    headLength: whole * drawn('head_length'),
    tailLength: whole * drawn('tail_share'),
    backLength: whole * chance.between(0.11, 0.13),
    wear,
    head: {
      crown: tone(colour('crown_colours')),
      crownStreak: drawn('crown_streak'),
      brow: drawn('brow'),
      foreheadBand: drawn('forehead_band'),
      eyeStripe: drawn('eye_stripe'),
      stripeSharpness: drawn('stripe_sharpness'),
      moustache: drawn('moustache_strength'),
      moustacheWidth: drawn('moustache_width'),
      moustacheLength: drawn('moustache_length'),
      moustacheSharpness: drawn('moustache_sharpness'),
      hood: drawn('hood'),
      nape: tone(colour('nape_colours')),
      cheek: tone(colour('cheek_colours')),
      dark: colour('dark_colours'),
      mantle,
      breast: tone(colour('breast_colours')),
      markShape: drawn('mark_shape'),
      marks: drawn('marks'),
      bare: colour('bare_colours')
    },
    tail: {
      ground: tone(colour('tail_colours')),
      // bars show on a dark tail as well, then as the paler part
      mark:
        morph > 0.8
          ? between(colour('tail_mark_colours'), '#c9c4ba', 0.62)
          : colour('tail_mark_colours'),
      edge: '#efe6d6',
      marks: Math.round(drawn('tail_marks')),
      spots: drawn('tail_mark_shape'),
      markWidth: drawn('tail_mark_width'),
      strength: 1,
      uneven: 0.5
    },
    back: {
      ground: mantle,
      mark: between(mantle, morph > 0.8 ? '#a9a49b' : '#1f1c1a', 0.5),
      edge: mantleEdge,
      marks: 4,
      spots: 0,
      markWidth: 0.42,
      strength: drawn('mantle_bars'),
      uneven: 0.95
    }
  };
}
