import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { blend, colourOf, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { hill, smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import type { RootRecipe } from './recipe.ts';

/** The cork of a root: how far it stands out (share of the radius) and its colour. */
export type Bark = (angle: number, place: number) => { out: number; colour: Colour };

/** Long wrinkles, cross-wise lenticels and the scars of rootlets. `place` in cm from the upper end. */
export function barkOf(recipe: RootRecipe): Bark {
  const { wrinkles, length, diameter, face } = recipe;
  const { salt } = face;
  const cork = colourOf(face.cork);
  const pale = colourOf('#b89a74');
  const dark = colourOf('#2c1a10');
  const dust = colourOf('#8a7a68');
  const under = colourOf(face.bark);
  const spots = spotsOf(recipe);
  return (angle, place) => {
    const drift = 0.02 * noise(angle * 3, place * 0.12, 3, salt + 51);
    const ridge = noise((angle + drift) * wrinkles, place * 0.09, wrinkles, salt + 52);
    const fine = noise((angle + drift) * wrinkles * 3, place * 0.3, wrinkles * 3, salt + 53);
    const furrow = Math.max(0, -ridge) ** 2;
    let out = face.wrinkle * (0.9 * ridge + 0.35 * fine) - face.wrinkle * furrow;
    const colour = dim([...cork], 0.86 + 0.26 * layered(angle * 9, place * 0.7, 9, salt + 54, 4));
    dim(colour, 1 + 0.22 * ridge + 0.1 * fine);
    blend(
      colour,
      dust,
      0.35 * face.age * smooth(0, 0.8, noise(angle * 5, place * 0.4, 5, salt + 55))
    );
    for (const { at, along, wide, tall, scar } of spots) {
      const far = Math.abs(place - along);
      if (far > tall * 2.2) continue;
      let aside = angle - at;
      aside = (aside - Math.round(aside)) * 3.1416 * diameter;
      const near = hill(Math.sqrt((aside / wide) ** 2 + (far / tall) ** 2) / (scar ? 1.6 : 1));
      out += near * (scar ? 0.1 : 0.035);
      blend(colour, scar ? dark : pale, near * (scar ? 0.75 : 0.6));
      if (scar)
        blend(colour, pale, 0.85 * hill(Math.sqrt((aside / wide) ** 2 + (far / tall) ** 2) / 0.7));
    }
    // knocked off at the ends, where the knife went through
    const end = Math.min(place, length - place);
    blend(colour, under, 0.5 * smooth(0.12, 0, end + 0.05 * noise(angle * 22, 1, 22, salt + 56)));
    return { out, colour };
  };
}

function spotsOf({ lenticels, scars, length, diameter, face }: RootRecipe) {
  const chance = chanceOf(`bark ${face.salt}`);
  return Array.from({ length: lenticels + scars }, (_, nth) => {
    const scar = nth < scars;
    return {
      scar,
      at: chance.share(),
      along: chance.between(0.3, length - 0.3),
      wide: scar ? diameter * chance.between(0.05, 0.09) : chance.between(0.1, 0.28),
      tall: scar ? diameter * chance.between(0.05, 0.09) : chance.between(0.035, 0.06)
    };
  });
}
