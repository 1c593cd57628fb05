import { lexer, type Token, type Tokens } from 'marked';
import type { Container } from '#lib/domain/course/reading/segments.ts';
import { escape } from './escape.ts';
import { latinName } from './facts.ts';
import { altOf, creditOf, fileOf, mediaAddress, pictureAt } from './figure.ts';
import { icon } from './icons.ts';
import { withUnit } from './numbers.ts';
import { sanitize } from './sanitize.ts';
import type { Scribe } from './scribe.ts';

/**
 * `::: compare Title`: pictures side by side at one scale, all lamp pictures switched together
 * without JavaScript (two radio buttons and `:has`), then a table of features.
 */
export function writeCompare(container: Container, scribe: Scribe): string {
  const { words, report, slug } = scribe.desk;
  const tokens = lexer(container.text);
  const list = tokens.find((token) => token.type === 'list');
  const items = ((list as Tokens.List | undefined)?.items ?? []).map((item) =>
    readItem(item, lineIn(container, item.raw), scribe)
  );
  const shown = items.filter((item) => item !== null);
  if (items.length === 0) report(container.line, 'compare-empty');
  if (shown.length === 0) return '';
  const tallest = Math.max(...shown.map((item) => item.centimetres ?? 0));
  const toScale = shown.every((item) => item.centimetres !== null);
  if (!toScale) report(container.line, 'compare-no-scale');
  const number = scribe.next();
  const title = container.argument;
  const id = title ? slug(title) : `compare-${number}`;
  const head = `<h3 id="${id}">${title ? scribe.inline(title, container.line) : escape(words.compare)}</h3>`;
  const lamp = shown.some((item) => item.lamp) ? lampSwitch(number, scribe) : '';
  const plates = shown.map((item, index) => plateOf(item, index, toScale ? tallest : null));
  const bar = toScale ? scaleBar(tallest, scribe) : '';
  const credit = shown.find((item) => item.credit)?.credit ?? '';
  const rest = writeRest(container, tokens, list, scribe);
  return sanitize(
    `<div class="cmp" role="group" aria-labelledby="${id}"><div class="compare-head">${head}${lamp}</div>` +
      `<div class="compare${layoutOf(shown, toScale ? tallest : null)}"><ul class="g">${plates.join('')}</ul>${bar}</div>` +
      `${credit && `<p class="fig">${credit}</p>`}${rest}</div>\n`
  );
}

type Item = {
  address: string;
  width: number;
  height: number;
  alt: string;
  lamp: string | null;
  /** Height of the picture in the thing's own centimetres; null: it has no scale. */
  centimetres: number | null;
  words: string;
  credit: string;
};

function readItem(item: Tokens.ListItem, line: number, scribe: Scribe): Item | null {
  const { desk } = scribe;
  const images: Tokens.Image[] = [];
  const others: string[] = [];
  for (const token of inlineOf(item)) {
    if (token.type === 'image') images.push(token as Tokens.Image);
    else others.push(token.raw);
  }
  const [first, second] = images;
  const day = first && pictureAt(first.href, desk, line);
  const lamp = second && pictureAt(second.href, desk, line);
  if (!first || !day) return null;
  const file = fileOf(day, desk.language, desk.original);
  return {
    address: mediaAddress(file.hash),
    width: file.width,
    height: file.height,
    alt: altOf(first.text, day, desk, line),
    lamp: lamp ? mediaAddress(fileOf(lamp, desk.language, desk.original).hash) : null,
    centimetres: day.scale ? file.height / day.scale : null,
    words: nameOf(others.join('').trim(), line, scribe),
    credit: creditOf(day, desk)
  };
}

function inlineOf(item: Tokens.ListItem): Token[] {
  return item.tokens.flatMap((token) =>
    token.type === 'text' || token.type === 'paragraph' ? ((token as Tokens.Text).tokens ?? []) : []
  );
}

/** `**Saiga** *Saiga tatarica* more`: the name, the Latin name on a line of its own, a remark. */
function nameOf(text: string, line: number, scribe: Scribe): string {
  const match = /^(?:\*\*(.+?)\*\*)?\s*(?:\*([^*]+)\*)?\s*(.*)$/s.exec(text)!;
  const [, name = '', latin = '', remark = ''] = match;
  const parts = [
    name && `<span class="name">LETTER ${scribe.inline(name, line)}</span>`,
    latin && `<span class="sci">${latinName(latin)}</span>`,
    remark && `<span class="remark">${scribe.inline(remark, line)}</span>`
  ];
  return parts.filter(Boolean).join('');
}

/**
 * Pictures of one height in centimetres are plain images. Else each stands at the foot of a frame
 * as tall as the tallest: frames have one height on the page, so the scale is one, without styles.
 */
function plateOf(item: Item, index: number, tallest: number | null): string {
  const words = item.words.replace('LETTER', `<b>${String.fromCharCode(97 + index)}</b>`);
  const own = item.centimetres;
  if (tallest === null || own === null || Math.abs(own - tallest) < tallest * 0.01) {
    const size = `width="${item.width}" height="${item.height}" loading="lazy" decoding="async"`;
    const lamp = item.lamp ? `<img class="lamp" src="${item.lamp}" alt="" ${size}>` : '';
    return `<li><span class="spec"><img src="${item.address}" alt="${escape(item.alt)}" ${size}>${lamp}</span>${words}</li>`;
  }
  const frame = Math.round((item.height * tallest) / own);
  const size = `x="0" y="${frame - item.height}" width="${item.width}" height="${item.height}"`;
  const lamp = item.lamp ? `<image class="lamp" href="${item.lamp}" ${size}/>` : '';
  return `<li><span class="spec"><svg class="framed" viewBox="0 0 ${item.width} ${frame}" role="img" aria-label="${escape(item.alt)}"><image class="day" href="${item.address}" ${size}/>${lamp}</svg></span>${words}</li>`;
}

/** How much room each picture needs beside its height: the stylesheet has a height for each. */
function layoutOf(items: Item[], tallest: number | null): string {
  const widths = items.map(({ width, height, centimetres }) =>
    tallest === null || centimetres === null
      ? width / height
      : (width / height) * (centimetres / tallest)
  );
  const widest = Math.max(...widths);
  return widest > 1.3 ? ' lying' : widest > 0.65 ? ' wide' : '';
}

function lampSwitch(number: number, { desk: { words } }: Scribe): string {
  const name = `light-${number}`;
  return (
    `<div class="seg" role="group" aria-label="${escape(words.light)}">` +
    `<label><input type="radio" name="${name}" checked>${escape(words.daylight)}</label>` +
    `<label><input type="radio" class="lamp-on" name="${name}">${icon('lamp')}${escape(words.lamp)}</label></div>`
  );
}

/**
 * Ten centimetres (or one, for small things). The drawing is a tenth of the pictures' height tall,
 * by the stylesheet; its viewBox counts in centimetres, so its width comes out at the one scale.
 */
function scaleBar(tallest: number, { desk }: Scribe): string {
  const length = tallest >= 12 ? 10 : tallest >= 3 ? 2 : 1;
  const tall = tallest / 10;
  const thick = tall / 4;
  const top = tall - thick * 1.5;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const fields = Array.from(
    { length: 5 },
    (_, index) =>
      `<rect class="${index % 2 ? 'off' : 'on'}" x="${round((length / 5) * index)}" y="${round(top)}" width="${round(length / 5)}" height="${round(thick)}"/>`
  );
  return (
    `<div class="scalebar"><svg viewBox="0 0 ${length} ${round(tall)}" aria-hidden="true">${fields.join('')}</svg>` +
    `<span>${escape(withUnit(length, 'cm', desk.language))}</span></div>`
  );
}

/** What follows the pictures: the table with its own look, the rest as text. */
function writeRest(
  container: Container,
  tokens: Token[],
  list: Token | undefined,
  scribe: Scribe
): string {
  const from = list ? tokens.indexOf(list) + 1 : 0;
  const rest = tokens
    .slice(from)
    .map((token) => token.raw)
    .join('')
    .trim();
  if (!rest) return '';
  return scribe
    .blocks(rest, lineIn(container, rest))
    .replaceAll(
      /<table>([\s\S]*?)<\/table>/g,
      (_, rows: string) => `<table class="features">${asFeatures(rows)}</table>`
    );
}

/** The first cell of a row heads it; a cell all in bold is one that decides. */
function asFeatures(rows: string): string {
  return rows
    .replaceAll(/<tr><td>([\s\S]*?)<\/td>/g, '<tr><th scope="row">$1</th>')
    .replaceAll(/<td>(<strong>[^<]*<\/strong>)<\/td>/g, '<td class="key">$1</td>');
}

function lineIn(container: Container, raw: string): number {
  const index = container.text.indexOf(raw.trim());
  return (
    container.line + 1 + (index < 0 ? 0 : container.text.slice(0, index).split('\n').length - 1)
  );
}
