import type { Container } from '#lib/domain/course/reading/segments.ts';
import { sanitize } from './sanitize.ts';
import type { Scribe } from './scribe.ts';

/** `::: card` and `::: story`: text in a frame, with the argument as its head. */
export function writeFrame(container: Container, scribe: Scribe): string {
  const classes = container.name === 'card' ? 'card pocket' : 'card story';
  // the head's anchor is given before those within: links count on the order of the text
  const id = container.argument && scribe.desk.slug(container.argument);
  const body = scribe.blocks(container.text, container.line + 1);
  if (!id) return sanitize(`<section class="${classes}">${body}</section>\n`);
  const head = `<h3 id="${id}">${scribe.inline(container.argument, container.line)}</h3>`;
  return sanitize(`<section class="${classes}" aria-labelledby="${id}">${head}${body}</section>\n`);
}
