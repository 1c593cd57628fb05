import { isBranching, isQuestion, type Container, type Segment } from './segments.ts';
import { slugs } from '#lib/domain/course/writing/slug.ts';

/** A step as it is written: its heading (null before the first), and what follows it. */
export type RawStep = {
  heading: { text: string; line: number } | null;
  segments: Exclude<Segment, { kind: 'heading' }>[];
};

/** Its argument is a head with an anchor; that of a specimen is a taxon. */
const isHeaded = ({ name }: Container) => name !== 'specimen';

/** Segments as screens: a heading of the second level begins one; what comes before it is its lead. */
export function readSteps(segments: Segment[]): { lead: RawStep['segments']; steps: RawStep[] } {
  const lead: RawStep['segments'] = [];
  const steps: RawStep[] = [];
  for (const segment of segments) {
    if (segment.kind === 'heading') steps.push({ heading: segment, segments: [] });
    else (steps.at(-1)?.segments ?? lead).push(segment);
  }
  // without any heading the module is one screen and has no lead
  if (steps.length === 0) return { lead: [], steps: [{ heading: null, segments: lead }] };
  return { lead, steps };
}

/** Anchor -> step (from 1), in the order in which the anchors will be given while writing. */
export function readAnchors(segments: Segment[]): Map<string, number> {
  const slug = slugs();
  const anchors = new Map<string, number>();
  let step = 0;
  for (const segment of segments) {
    if (segment.kind === 'heading') step++;
    // their heads are groups and branches, no anchors
    if (isQuestion(segment) || (segment.kind === 'container' && isBranching(segment))) continue;
    const titles =
      segment.kind === 'heading'
        ? [segment.text]
        : [
            ...(segment.kind === 'container' && isHeaded(segment) ? [segment.argument] : []),
            ...[...segment.text.matchAll(/^#{3,6}\s+(.+?)\s*#*\s*$/gm)].map((match) => match[1]!)
          ];
    for (const title of titles) if (title) anchors.set(slug(title), Math.max(1, step));
  }
  return anchors;
}
