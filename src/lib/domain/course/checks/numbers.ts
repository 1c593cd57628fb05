import type { Sources } from '#lib/domain/course/reading/read-sources.ts';

/** A figure with its unit: what a defence lawyer asks the source of. */
const figure = /\d[\d.,\u00a0 ]*\s?(?:mm|cm|m|km|g|kg|t|tonnes?|%|percent|per cent)(?![\p{L}\d])/u;

/** Paragraphs of the original that give a figure and no source for it. */
export function checkNumbers({ modules }: Sources): void {
  for (const { file } of modules) {
    for (const segment of file.segments) {
      if (segment.kind === 'heading') continue;
      // questions rest on the text they ask about; a comparison on the taxa it shows
      if (segment.kind === 'container' && !told.includes(segment.name)) continue;
      const first = segment.kind === 'container' ? segment.line + 1 : segment.line;
      for (const { text, line } of paragraphs(segment.text, first)) {
        const found = figure.exec(text);
        if (found && !/\[\^|^\s*(>\s*)?Source:/m.test(text))
          file.report(line, 'number-without-source', { number: found[0].trim() });
      }
    }
  }
}

const told = ['card', 'story', 'case'];

function paragraphs(text: string, firstLine: number): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let open: { text: string; line: number } | null = null;
  text.split('\n').forEach((content, index) => {
    if (content.replace(/^>\s?/, '').trim() === '') {
      open = null;
    } else if (open) {
      open.text += `\n${content}`;
    } else {
      open = { text: content, line: firstLine + index };
      found.push(open);
    }
  });
  return found;
}
