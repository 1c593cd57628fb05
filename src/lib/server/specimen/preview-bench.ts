import type { PreviewBench } from '#lib/domain/course/module-preview.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { pose, show } from '#lib/domain/question/specimen/pose.ts';
import { randomOf } from '#lib/domain/random.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { generatorVersion } from '#lib/domain/specimen/generator.ts';
import { practiceSeed } from '#lib/domain/specimen/seeds.ts';
import { benchOf, isUsable, type OfRevision } from './bench.ts';
import { showBlock } from './show-block.ts';

/** Specimens of a course in the studio: the same for everybody who looks, and never those of exams. */
export function previewBench(of: OfRevision): PreviewBench {
  return {
    pose: (question) => {
      const drawn = drawnFor(of, question);
      return show(pose(question, drawn, benchOf(of)), drawn, benchOf(of));
    },
    show: (block) => showBlock(of, block)
  };
}

/** null: it needs no individual, or none can be had (the check says why). */
function drawnFor(of: OfRevision, question: Question): Drawn | null {
  const taxa = question.need?.taxa.filter((id) => id in of.course.bench) ?? [];
  if (taxa.length === 0 || taxa.length < question.need!.taxa.length) return null;
  const random = randomOf(`preview ${question.id}`);
  for (let tries = 0; tries < 20; tries++) {
    const taxon = taxa[Math.floor(random() * taxa.length)]!;
    const drawn = { taxon, seed: practiceSeed(random()), generator: generatorVersion };
    if (isUsable(of, question, drawn)) return drawn;
  }
  return null;
}
