import type { WriteBranching } from './compile-branchings.ts';
import type { Block, ModuleText, Step } from './course.ts';
import { isBranching, isQuestion, type Container, type Segment } from './reading/segments.ts';
import { readSteps, type RawStep } from './reading/steps.ts';
import { writeCompare } from './writing/compare.ts';
import { textOf } from './writing/escape.ts';
import { writeSpecimens } from './writing/specimens.ts';
import { writeFrame } from './writing/frame.ts';
import type { Scribe } from './writing/scribe.ts';

/** What a module file says in one language, questions put aside by `keep`. */
export type WrittenModule = Pick<ModuleText, 'steps' | 'sources'>;

/** Gets every question container with the step it stands in; false: leave it out of the page. */
export type KeepQuestion = (container: Container, step: number) => boolean;

/** Writes the body of a module as screens. `title` heads a module without headings. */
export function writeModule(
  segments: Segment[],
  title: string,
  scribe: Scribe,
  keep: KeepQuestion,
  branch: WriteBranching
): WrittenModule {
  const { lead, steps } = readSteps(segments);
  const written = steps.map((step, index) =>
    writeStep(step, index + 1, index === 0 ? lead : [], title, scribe, keep, branch)
  );
  const sources = scribe.desk.notes.all();
  return { steps: written, sources };
}

function writeStep(
  raw: RawStep,
  number: number,
  lead: RawStep['segments'],
  title: string,
  scribe: Scribe,
  keep: KeepQuestion,
  branch: WriteBranching
): Step {
  const { result, notes } = scribe.desk.notes.collect(() => {
    const before = writeBlocks(lead, number, scribe, keep, branch);
    const heading = raw.heading?.text ?? title;
    const id = scribe.desk.slug(heading);
    const titleHtml = scribe.inline(heading, raw.heading?.line ?? 1);
    const blocks = writeBlocks(raw.segments, number, scribe, keep, branch);
    const html = before.map((block) => (block.kind === 'html' ? block.html : '')).join('');
    // a question or a specimen in the lead stands first in its step
    const early = before.filter((block) => block.kind !== 'html');
    return { id, title: textOf(titleHtml), titleHtml, lead: html, blocks: [...early, ...blocks] };
  });
  return { number, ...result, sources: notes };
}

function writeBlocks(
  segments: RawStep['segments'],
  step: number,
  scribe: Scribe,
  keep: KeepQuestion,
  branch: WriteBranching
): Block[] {
  const blocks: Block[] = [];
  for (const segment of segments) {
    if (isQuestion(segment)) {
      if (keep(segment, step)) blocks.push({ kind: 'question', id: segment.argument.trim() });
      continue;
    }
    const branches = segment.kind === 'container' && isBranching(segment);
    const shown = branches ? branch(segment, step) : writeSpecimens(segment, scribe);
    if (branches && !shown) continue;
    if (shown) {
      blocks.push(shown);
      continue;
    }
    const html = writeHtml(segment, scribe);
    const last = blocks.at(-1);
    if (last?.kind === 'html') last.html += html;
    else if (html) blocks.push({ kind: 'html', html });
  }
  return blocks;
}

function writeHtml(segment: RawStep['segments'][number], scribe: Scribe): string {
  if (segment.kind === 'text') return scribe.blocks(segment.text, segment.line);
  if (segment.name === 'compare') return writeCompare(segment, scribe);
  if (segment.name === 'card' || segment.name === 'story') return writeFrame(segment, scribe);
  return '';
}
