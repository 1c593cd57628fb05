import { ZipError } from './open-zip.ts';

export interface XmlListener {
  /** Names come without their prefix. */
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads the plain XML of spreadsheets as it arrives: elements, attributes, text, CDATA and the five
 * entities with numbers. A document type is refused: it is never needed there, and can grow without
 * end. Throws ZipError.
 */
export function xmlReader(listener: XmlListener): { write(piece: string): void } {
  let rest = '';
  return {
    write(piece) {
      rest += piece;
      let at = 0;
      for (;;) {
        const tag = rest.indexOf('<', at);
        if (tag < 0) break;
        const end = endOfTag(rest, tag);
        if (end < 0) break;
        if (tag > at) listener.text(plain(rest.slice(at, tag)));
        tell(rest.slice(tag, end), listener);
        at = end;
      }
      rest = rest.slice(at);
      // one tag or text as long as this is no spreadsheet
      if (rest.length > 4_000_000) throw new ZipError('too-big');
    }
  };
}

/** Where what begins here ends; -1: it has not all arrived. */
function endOfTag(text: string, from: number): number {
  for (const [begin, end] of wholes)
    if (text.startsWith(begin, from)) {
      const found = text.indexOf(end, from + begin.length);
      return found < 0 ? -1 : found + end.length;
    }
  // not yet enough to tell which it is
  if (text.length - from < 9 && wholes.some(([begin]) => begin.startsWith(text.slice(from))))
    return -1;
  if (text.startsWith('<!', from)) throw new ZipError('damaged');
  let quote = '';
  for (let at = from + 1; at < text.length; at++) {
    const letter = text[at]!;
    if (quote) {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at + 1;
  }
  return -1;
}

const wholes = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>']
] as const;

function tell(tag: string, listener: XmlListener): void {
  if (tag.startsWith('<![CDATA[')) return listener.text(tag.slice(9, -3));
  if (tag.startsWith('<!') || tag.startsWith('<?')) return;
  if (tag.startsWith('</')) return listener.close(nameOf(tag.slice(2, -1)));
  const single = tag.endsWith('/>');
  const inner = tag.slice(1, single ? -2 : -1);
  const space = inner.search(/\s/);
  const name = nameOf(space < 0 ? inner : inner.slice(0, space));
  listener.open(name, space < 0 ? {} : attributesOf(inner.slice(space)));
  if (single) listener.close(name);
}

const nameOf = (text: string) => text.slice(text.indexOf(':') + 1).trim();

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes[name!.slice(name!.indexOf(':') + 1)] = plain(double ?? single ?? '');
  return attributes;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole;
    const code =
      entity[1]!.toLowerCase() === 'x' ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
