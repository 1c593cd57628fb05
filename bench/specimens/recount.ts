import { readdirSync, readFileSync } from 'node:fs';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import { build } from '#lib/domain/specimen/build.ts';
import { figuresOf, type Figures } from '#lib/domain/specimen/figures.ts';
import { individual } from '#lib/domain/specimen/individual.ts';
import { measureBlind } from '#lib/domain/specimen/measure/blind.ts';
import { sample } from '#lib/domain/specimen/sample.ts';

/** Individuals a taxon; a minute or two for all. */
const individuals = 40;

/** Name, value, unit. */
type Line = [string, number, string];

/** Whether a stranger finds the keys of horns again, and what building an individual costs. */
export function* recount(): Generator<Line> {
  const all = drawnTaxa();
  yield* blindly(all.filter(({ model }) => model === 'horn'));
  const times = all.map(medianBuild);
  yield* all.map(({ salt }, index): Line => [`individual_ms_${salt}`, times[index]!, 'ms']);
  yield ['individual_ms', times.reduce((sum, time) => sum + time, 0) / times.length, 'ms'];
}

/** Draws, turns away, and counts once more those that were kept. */
function* blindly(horns: Figures[]): Generator<Line> {
  let [kept, again] = [0, 0];
  for (const figures of horns) {
    let discarded = 0;
    for (let seed = 700000; seed < 700000 + individuals; seed++) {
      const drawn = individual(figures, seed);
      discarded += drawn.discarded;
      const { rings } = drawn.specimen.measures;
      if (rings === undefined) continue;
      kept++;
      const sheath = drawn.specimen.surfaces.find(({ name }) => name === 'sheath')!;
      again += Number(measureBlind(sheath.positions).rings === rings);
    }
    yield [`discarded_${figures.salt}`, discarded / (individuals + discarded), 'share'];
  }
  yield ['blind_recount_share', again / kept, 'share'];
}

function medianBuild(figures: Figures): number {
  const times = Array.from({ length: 9 }, (_, index) => {
    const start = performance.now();
    build(sample(figures, 800000 + index));
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[4]!;
}

function drawnTaxa(): Figures[] {
  const folder = 'courses/taxa';
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const texts = files.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const);
  const taxa = [...readTaxa(new Map(texts), problemList()).values()];
  // falcons are drawn as plates, not built
  return taxa.flatMap((taxon) => figuresOf(taxon) ?? []).filter(({ model }) => model !== 'falcon');
}
