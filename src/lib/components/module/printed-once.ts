import { Printed, type Html } from '#lib/components/course/printed.ts';
import type { StepPage } from '#lib/domain/module/step-page.ts';

/** A step whose own text does not travel a second time as data. */
export type PrintedStep = Omit<StepPage, 'step' | 'blocks' | 'sources'> & {
  step: Omit<StepPage['step'], 'titleHtml' | 'lead'> & { titleHtml: Html; lead: Html };
  blocks: (
    { kind: 'html'; html: Html } | Extract<StepPage['blocks'][number], { kind: 'question' }>
  )[];
  sources: (Omit<StepPage['sources'][number], 'html'> & { html: Html })[];
};

export function printedOnce(page: StepPage): PrintedStep {
  return {
    ...page,
    step: {
      ...page.step,
      titleHtml: new Printed('title', page.step.titleHtml),
      // an empty lead is not on the page, so it could not be read from there
      lead: page.step.lead && new Printed('lead', page.step.lead)
    },
    blocks: page.blocks.map((block, place) =>
      block.kind === 'html'
        ? { kind: 'html', html: new Printed(`block-${place}`, block.html) }
        : block
    ),
    sources: page.sources.map((source) => ({
      ...source,
      html: new Printed(`source-${source.number}`, source.html)
    }))
  };
}
