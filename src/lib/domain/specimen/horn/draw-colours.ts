import type { Chance } from '#lib/domain/specimen/form/chance.ts';
import { between, colourOf } from '#lib/domain/specimen/form/colour.ts';
import { clamp } from '#lib/domain/specimen/form/curve.ts';
import type { Figure } from '#lib/domain/specimen/figure.ts';
import type { Worn } from '#lib/domain/specimen/guise.ts';
import type { Colours } from './recipe.ts';

/** Shades of one tone: the base greyer, the tip lighter or darker, grooves dark, crests rubbed pale. */
export function drawColours(
  figure: Figure,
  chance: Chance,
  { worn, tone, age }: { worn: Worn; tone: string; age: number }
): Colours {
  const middle =
    worn.hue > 0
      ? between(tone, '#c8742c', worn.hue * 0.07)
      : between(tone, '#a8a48c', -worn.hue * 0.14);
  const darkTip = chance.happens(0.35);
  const paleTip = chance.happens(0.5);
  const streaks = figure.range('streaks', [0, 0]);
  const even = 1 - figure.number('evenness', 0);
  // dye and age dim what shines through, but stop no more than twice of it
  const dimmer = 1 + clamp(1 - colourOf(middle)[0] * 2);
  const [red, green, blue] = figure.numbers('absorb') as [number, number, number];
  const clear = chance.between(0.8, 1.25) * dimmer;
  return {
    base: between(middle, '#857f74', chance.between(0.1, 0.42) * even),
    middle,
    tip: darkTip
      ? between(middle, '#2a1c12', chance.between(0.35, 0.75) * even)
      : between(middle, paleTip ? '#f0dfb8' : '#8a5c2c', chance.between(0.1, 0.4) * even),
    baseTo: chance.between(0.08, 0.24),
    tipFrom: chance.between(0.68, 0.9),
    groove: between(middle, '#2a1a0c', chance.between(0.3, 0.65)),
    crest: between(middle, '#fff0cf', chance.between(0.15, 0.5)),
    grooves: chance.between(0.2, 0.65) * (1 - 0.5 * figure.number('evenness', 0)),
    crests: chance.between(0.15, 0.55) * even,
    mottle: worn.mottle * (1 - 0.7 * figure.number('evenness', 0)),
    streak: figure.colours('streak', ['#8a3a26'])[0]!,
    streaks: age < 0.35 ? chance.between(...streaks) : 0,
    bone: between('#efe4c8', '#c4ad84', chance.share()),
    absorb: [red * clear, green * clear, blue * clear]
  };
}
