import { inflateSync } from 'node:zlib';
import { create, type Font } from 'fontkit';

// Reads back what pdfkit wrote, as far as the tests look into it: objects, streams, the marked
// content of the one page, and every glyph that is really drawn with the letter it stands for.

export type ReadPdf = {
  source: string;
  objects: Map<number, { head: string; stream: Buffer | null }>;
  content: string;
};

export function readPdf(file: Buffer): ReadPdf {
  const source = file.toString('latin1');
  const objects: ReadPdf['objects'] = new Map();
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head, rest] = match[2]!.split(/\nstream\n/);
    const packed = rest && Buffer.from(rest.replace(/\nendstream$/, ''), 'latin1');
    const stream = packed && head!.includes('FlateDecode') ? inflateSync(packed) : packed || null;
    objects.set(Number(match[1]), { head: head!, stream });
  }
  const page = [...objects.values()].find(({ head }) => /\/Type \/Page\n/.test(head))!;
  const content = objects.get(reference(page.head, 'Contents'))!.stream!.toString('latin1');
  return { source, objects, content };
}

/** The content of every page, in the order of the file. */
export const pagesOf = ({ objects }: ReadPdf): string[] =>
  [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\n/.test(head))
    .map(({ head }) => objects.get(reference(head, 'Contents'))!.stream!.toString('latin1'));

/** Text showing or painting that stands in no marked content: a screen reader cannot place it. */
export function unmarked(content: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const line of content.split('\n')) {
    if (/\b(BDC|BMC)$/.test(line)) depth++;
    else if (/^EMC$/.test(line)) depth--;
    else if (depth === 0 && /(TJ|Tj|\bDo|^[fFSB]\*?|^b\*?|^s)$/.test(line)) found.push(line);
  }
  return found;
}

/** Every letter on the page with the outline that its font in the file draws for it. */
export function drawnLetters(pdf: ReadPdf): { letter: string; outline: string; base: string }[] {
  const fonts = readFonts(pdf);
  const found: { letter: string; outline: string; base: string }[] = [];
  let font: EmbeddedFont | undefined;
  for (const line of pdf.content.split('\n')) {
    const chosen = /^\/(F\d+) [\d.]+ Tf$/.exec(line);
    if (chosen) font = fonts.get(chosen[1]!);
    if (!/ TJ$/.test(line) || !font) continue;
    for (const [, hex] of line.matchAll(/<([0-9a-f]+)>/g))
      for (const glyph of hex!.match(/.{4}/g)!.map((code) => parseInt(code, 16)))
        found.push({
          letter: font.letters.get(glyph) ?? '',
          outline: font.font.getGlyph(glyph).path.toSVG(),
          base: font.name
        });
  }
  return found;
}

type EmbeddedFont = { name: string; font: Font; letters: Map<number, string> };

function readFonts({ objects, source }: ReadPdf): Map<string, EmbeddedFont> {
  const fonts = new Map<string, EmbeddedFont>();
  for (const [, name, id] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    if (fonts.has(name!)) continue;
    const type0 = objects.get(Number(id))!.head;
    const descendant = objects.get(Number(/DescendantFonts \[(\d+)/.exec(type0)![1]))!.head;
    const descriptor = objects.get(reference(descendant, 'FontDescriptor'))!.head;
    const program = objects.get(reference(descriptor, 'FontFile2'))!.stream!;
    const map = objects.get(reference(type0, 'ToUnicode'))!.stream!.toString('latin1');
    fonts.set(name!, {
      name: /\/BaseFont \/\w+\+([\w-]+)/.exec(type0)![1]!,
      font: create(program) as Font,
      letters: readMap(map)
    });
  }
  return fonts;
}

/** `<0000> <00ff> [<0041> <0042> …]`: letters in the order of the glyphs. */
function readMap(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...list!.matchAll(/<([^>]*)>/g)].forEach(([, hex], index) => {
      const units = hex!.replace(/\s/g, '').match(/.{4}/g) ?? [];
      const text = String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
      letters.set(parseInt(from!, 16) + index, text);
    });
  return letters;
}

function reference(head: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(head)![1]);
}
