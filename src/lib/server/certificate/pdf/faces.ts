import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';

/** How a piece of text looks: what is taught is serif, what is operated is sans. */
export type Face = 'serif' | 'sans' | 'bold';
export type FontName = Face | 'han';

const files: Record<FontName, string> = {
  serif: 'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  sans: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  han: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
};

/** Where a glyph is looked for, by face: first the face itself. */
const order: Record<Face, FontName[]> = {
  serif: ['serif', 'sans', 'han'],
  sans: ['sans', 'han'],
  bold: ['bold', 'sans', 'han']
};

const opened = new Map<FontName, Font>();

/** The font of a name, opened on first use: 30 ms for the Chinese one, 10 for the others. */
export function fontOf(name: FontName): Font {
  let font = opened.get(name);
  if (!font) opened.set(name, (font = open(files[name])));
  return font;
}

/** Thrown when no font has a glyph: printing a box or a question mark for a name is worse. */
export class UnprintableError extends Error {
  readonly character: string;
  constructor(character: string) {
    super(`no font has a glyph for "${character}" (${codes(character)})`);
    this.character = character;
  }
}

/** The font that has the whole character, marks above and below included. Throws UnprintableError. */
export function fontFor(character: string, face: Face): FontName {
  const points = [...character].map((one) => one.codePointAt(0)!);
  const name = order[face].find((font) =>
    points.every((point) => fontOf(font).hasGlyphForCodePoint(point))
  );
  if (!name) throw new UnprintableError(character);
  return name;
}

/**
 * fontkit keeps each glyph with the letters for which it was first made, and a glyph that came out
 * of a substitution first (the I under a Turkish dot) is kept with none: every later file would
 * then print it and say nothing. So each is made once for its own letter, before anything else; not the
 * ligatures (U+FB00 on), which are to say the letters that they join.
 */
function open(file: string): Font {
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}`);
  const font = openSync(path) as Font;
  for (const point of font.characterSet)
    if (point < 0xfb00 || point > 0xfb4f) font.glyphForCodePoint(point);
  return font;
}

function codes(character: string): string {
  return [...character]
    .map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`)
    .join(' ');
}
