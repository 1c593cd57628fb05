import type { Chance } from '#lib/domain/specimen/form/chance.ts';
import type { Curve } from '#lib/domain/specimen/form/curve.ts';
import type { Figure } from '#lib/domain/specimen/figure.ts';
import type { HornRecipe } from './recipe.ts';

/** The curve of one individual: the described one bent more or less, never undone. */
export function drawAxis(figure: Figure, chance: Chance): HornRecipe['axis'] {
  if (figure.has('curl')) {
    const whole = chance.within(...figure.range('curl'));
    // where along the horn the turning is quickest
    const early = chance.between(-0.08, 0.08);
    const open = figure.curve('opening');
    const lean = 4 * chance.spread();
    return {
      kind: 'curled',
      back: chance.within(...figure.range('start_back')),
      turned: [
        [0, 0],
        ...pace(figure).map(([t, share]): [number, number] => [
          t,
          whole * (share + early * t * (1 - t) * 4)
        ]),
        [1, whole]
      ],
      opening: open.map(([t, degrees]): [number, number] => [
        t,
        degrees + lean + 4 * t * chance.spread()
      ])
    };
  }
  const bend = figure.range('bend', [0.8, 1.25]);
  const spread = figure.number('axis_spread', 2.5);
  return {
    kind: 'angled',
    out: bent(figure.curve('out'), chance, {
      times: chance.within(...bend),
      spread,
      lean: spread * 1.2
    }),
    forward: bent(figure.curve('forward'), chance, {
      times: chance.within(...bend),
      spread,
      lean: 4
    })
  };
}

const pace = (figure: Figure): Curve =>
  figure.curve('curl_pace', [[0.5, 0.5]]).filter(([t]) => t > 0 && t < 1);

function bent(
  points: Curve,
  chance: Chance,
  { times, spread, lean }: { times: number; spread: number; lean: number }
): Curve {
  const leaning = lean * chance.spread();
  return points.map(([t, degrees], i) => [
    t,
    degrees * times + leaning + (i > 0 ? spread * chance.spread() : 0)
  ]);
}
