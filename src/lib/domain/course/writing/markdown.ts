import { Marked, type RendererObject, type Tokens } from 'marked';
import { said } from '#lib/domain/course/texts.ts';
import { writeAlert } from './alert.ts';
import { escape } from './escape.ts';
import { latinName, writeFact } from './facts.ts';
import { altOf, figureOf, fileOf, imageOf, pictureAt, figuresOf } from './figure.ts';
import { sanitize } from './sanitize.ts';
import type { Desk, Scribe } from './scribe.ts';
import { writeTable } from './table.ts';

/**
 * A scribe for one file in one language. marked does the reading; what a course may hold beyond
 * Markdown (facts, notes, alerts, plates) is added here, and raw HTML is shown, never used.
 */
export function scribeAt(desk: Desk): Scribe {
  const marked = new Marked({ gfm: true });
  const place: Place = { text: '', line: 1, depth: 0 };
  const latin = new Set([...desk.taxa.values()].map((taxon) => taxon.latin).filter(Boolean));
  let given = 0;
  // pieces are written within pieces (an alert's text): the outermost is sanitised, so all are
  const at = (text: string, line: number, write: () => string): string => {
    const before = { ...place };
    Object.assign(place, { text, line, depth: place.depth + 1 });
    const html = write();
    Object.assign(place, before);
    return place.depth === 0 ? sanitize(html) : html;
  };
  const scribe: Scribe = {
    desk,
    blocks: (text, line) => at(text, line, () => marked.parse(text, { async: false })),
    inline: (text, line) => at(text, line, () => marked.parseInline(text, { async: false })),
    next: () => ++given
  };
  const lineOf = (raw: string) => lineIn(place, raw);
  marked.use({
    extensions: [factExtension(desk, lineOf), noteExtension(desk, lineOf)],
    renderer: rendererOf(scribe, latin, lineOf)
  });
  return scribe;
}

/** The text being written, and the line on which it begins. */
type Place = { text: string; line: number; depth: number };

/** The line of the first occurrence of a piece: exact unless the same piece stands twice. */
function lineIn({ text, line }: Place, raw: string): number {
  const index = text.indexOf(raw.trim().split('\n')[0]!);
  return index < 0 ? line : line + text.slice(0, index).split('\n').length - 1;
}

type LineOf = (raw: string) => number;

function factExtension(desk: Desk, lineOf: LineOf) {
  return {
    name: 'fact',
    level: 'inline' as const,
    start: (source: string) => {
      const index = source.indexOf('{{');
      return index < 0 ? undefined : index;
    },
    tokenizer: (source: string) => {
      const match = /^\{\{\s*([\w-]+)\.([\w.-]+)\s*\}\}/.exec(source);
      return match ? { type: 'fact', raw: match[0], taxon: match[1]!, path: match[2]! } : undefined;
    },
    renderer: (token: Tokens.Generic) =>
      writeFact(token['taxon'] as string, token['path'] as string, desk, lineOf(token.raw))
  };
}

function noteExtension(desk: Desk, lineOf: LineOf) {
  return {
    name: 'sourceNote',
    level: 'inline' as const,
    start: (source: string) => {
      const index = source.indexOf('[^');
      return index < 0 ? undefined : index;
    },
    tokenizer: (source: string) => {
      const match = /^\[\^([\w-]+)\]/.exec(source);
      return match ? { type: 'sourceNote', raw: match[0], id: match[1]! } : undefined;
    },
    renderer: (token: Tokens.Generic) => {
      const id = token['id'] as string;
      if (!desk.hasNote(id)) {
        desk.report(lineOf(token.raw), 'unknown-note', { id });
        return '';
      }
      const { number, anchor } = desk.notes.use(id);
      const label = escape(desk.words.sourceNumber(number));
      return `<sup><a id="${anchor}" href="#source-${number}" aria-label="${label}">${number}</a></sup>`;
    }
  };
}

function rendererOf(scribe: Scribe, latin: ReadonlySet<string>, lineOf: LineOf): RendererObject {
  const { desk } = scribe;
  return {
    html({ raw, text }) {
      if (/^\s*<!--[\s\S]*-->\s*$/.test(raw)) return '';
      desk.report(lineOf(raw), 'raw-html', { html: raw.trim().slice(0, 40) });
      return escape(text);
    },
    heading({ tokens, depth, text, raw }) {
      if (depth < 3) desk.report(lineOf(raw), 'heading-too-big', { heading: text });
      const level = Math.max(3, depth);
      return `<h${level} id="${desk.slug(text)}">${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    blockquote({ text, raw }) {
      const alert = writeAlert(text, lineOf(raw), scribe);
      return alert ?? false;
    },
    table(token) {
      return writeTable(token, (tokens) => this.parser.parseInline(tokens), desk.words);
    },
    em({ tokens, text }) {
      return latin.has(text) ? latinName(text) : `<em>${this.parser.parseInline(tokens)}</em>`;
    },
    paragraph({ tokens, raw }) {
      const images = tokens.filter((token) => token.type !== 'br' && token.raw.trim() !== '');
      if (images.length === 0 || images.some((token) => token.type !== 'image')) return false;
      const figures = (images as Tokens.Image[]).map((token) => plate(token, lineOf(raw), scribe));
      return `${figures.length === 1 ? figures[0] : figuresOf(figures)}\n`;
    },
    image({ href, text, raw }) {
      const picture = pictureAt(href, desk, lineOf(raw));
      if (!picture) return '';
      const file = fileOf(picture, desk.language, desk.original);
      return imageOf(file, altOf(text, picture, desk, lineOf(raw)), '20rem');
    },
    link({ href, tokens, raw }) {
      const inside = this.parser.parseInline(tokens);
      const address = desk.follow(href);
      if (address === null) {
        desk.report(lineOf(raw), 'broken-link', { link: href });
        return inside;
      }
      const away = /^https?:/.test(address) ? ' rel="noopener noreferrer external"' : '';
      return `<a href="${escape(address)}"${away}>${inside}</a>`;
    }
  };
}

/** A picture that stands alone becomes a figure; its caption is the title, or media.yaml's. */
function plate({ href, text, title }: Tokens.Image, line: number, scribe: Scribe): string {
  const { desk } = scribe;
  const picture = pictureAt(href, desk, line);
  if (!picture) return '';
  const caption = title || said(picture.caption, desk.language, desk.original);
  return figureOf(
    picture,
    altOf(text, picture, desk, line),
    caption ? scribe.inline(caption, line) : '',
    desk
  );
}
