import type { Report } from '#lib/domain/course/problem.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { build } from '#lib/domain/specimen/build.ts';
import { frameStill } from '#lib/domain/specimen/draw/frame-still.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { practiceSeeds } from '#lib/domain/specimen/seeds.ts';
import type { View } from '#lib/domain/specimen/specimen.ts';

/** So many individuals are looked at: what one lacks (a broken tip) another has. Half a second. */
const looked = 4;

/** What a question asks to be measured or tapped is there, in the view that it shows. */
export function checkParts(
  question: Question,
  { id: taxon, figures }: { id: string; figures: Figures },
  report: Report
): void {
  const { id, line, need } = question;
  const about = { question: id, taxon };
  if (question.kind === 'measure' && question.key.of) {
    const { measure } = question.key.of;
    const known = partsOf(figures, need!.show[0]!).measures;
    if (!known.includes(measure))
      report(line, 'unknown-measure', { ...about, measure, known: known.join(', ') });
  }
  if (question.kind !== 'tap') return;
  const { landmarks: known, together } = partsOf(figures, need!.show[0]!);
  const { regions } = question.texts[question.original]!;
  const right = regions.filter(({ id: region }) => question.key.right.includes(region));
  const seenOf = (places: typeof regions, seen: string[]) =>
    places.filter(({ landmark = '' }) => seen.includes(landmark)).length;
  // an individual can be asked about when it shows a right place and another beside it
  if (!together.some((seen) => seenOf(right, seen) > 0 && seenOf(regions, seen) > 1))
    report(line, 'tap-alone', { ...about, view: need!.show[0]!, known: known.join(', ') });
  for (const { id: region, landmark = '' } of regions)
    // a wrong place that is not there is simply not offered
    if (question.key.right.includes(region) && !known.includes(landmark))
      report(line, 'unknown-landmark', { ...about, region: landmark, known: known.join(', ') });
}

/** `together`: what each individual shows at once. */
type Parts = { landmarks: string[]; measures: string[]; together: string[][] };

// the same figures have the same parts, and a studio page checks on every visit: a few are remembered
const remembered = new Map<string, Parts>();
const mostRemembered = 60;

function partsOf(figures: Figures, view: View): Parts {
  const name = `${view} ${JSON.stringify(figures)}`;
  const parts = remembered.get(name) ?? lookAt(figures, view);
  remembered.set(name, parts);
  for (const oldest of remembered.keys())
    if (remembered.size > mostRemembered) remembered.delete(oldest);
  return parts;
}

function lookAt(figures: Figures, view: View): Parts {
  const landmarks = new Set<string>();
  const together: string[][] = [];
  const measures = new Set<string>();
  for (let seed = practiceSeeds.from; seed < practiceSeeds.from + looked; seed++) {
    const specimen = build(sample(figures, seed));
    for (const name of Object.keys(specimen.measures)) measures.add(name);
    const framed = frameStill(specimen, { view, width: 450 }).landmarks;
    together.push(framed.filter(({ seen }) => seen).map(({ id }) => id));
    for (const id of together.at(-1)!) landmarks.add(id);
  }
  return { landmarks: [...landmarks].sort(), measures: [...measures].sort(), together };
}
