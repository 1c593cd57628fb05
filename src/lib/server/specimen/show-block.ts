import type { SpecimenBlock } from '#lib/domain/course/course.ts';
import type { ShownBlock } from '#lib/domain/module/shown-block.ts';
import type { OfRevision } from './bench.ts';
import { madeOf } from './made.ts';
import { stillAddress } from './still-address.ts';

/** Specimens of a lesson, in the tones usual for their taxon, with the addresses of their pictures. */
export function showBlock({ course, revision }: OfRevision, block: SpecimenBlock): ShownBlock {
  return {
    ...block,
    specimens: block.specimens.map((one) => {
      const { taxon, seed } = one;
      const made = madeOf(course.bench[taxon]!.figures, seed, 'own');
      const stills = block.views.map((view) => {
        const { width, height, pxPerCm } = made.frame(view, 0);
        const order = { revision, taxon, seed, view, setting: 0, tone: 'own' } as const;
        return { view, address: stillAddress(order), width, height, scale: pxPerCm };
      });
      return { ...one, recipe: made.recipe, stills };
    })
  };
}
