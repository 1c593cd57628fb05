import { withUnit } from '#lib/domain/course/writing/numbers.ts';
import type { Language } from '#lib/domain/language.ts';
import { drawStill, type Still } from '#lib/domain/specimen/draw/draw-still.ts';
import type { Specimen, View } from '#lib/domain/specimen/specimen.ts';
import { callouts } from './callouts.ts';
import { ringNumbers } from './ring-numbers.ts';
import { scaleBar } from './scale-bar.ts';
import { lines, wrap, xml } from './text.ts';
import { tones } from './tones.ts';

/** What a plate says, in the language of its reader. */
export type PlateWords = {
  language: Language;
  title: string;
  latin: string;
  /** `at`: the landmarks it may point at, best first. */
  callouts: { at: readonly string[]; text: string }[];
  /** Two at most, drawn beside. */
  insets: { view: View; title: string; text: string }[];
  caption: string;
};

export const plateSize = { width: 1200, height: 960 };

/**
 * A labelled plate: the specimen printed in flat tones, its ring crests numbered, callouts, a scale bar to
 * each scale, and other views beside. One SVG that needs nothing else. Some seconds.
 */
export function drawPlate(specimen: Specimen, words: PlateWords): string {
  const setting = { fill: 0.94 };
  const main = drawStill(specimen, { view: 'front', width: 520, ground: 'none', setting });
  const place = { x: 40, y: 150, scale: 1.1 };
  const cm = (length: number) => withUnit(length, 'cm', words.language);
  const { width, height } = plateSize;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" lang="${words.language}"`,
    `role="img" aria-labelledby="plate-title plate-text" font-family="${sans}" font-size="17" fill="#231f1a">`,
    `<title id="plate-title">${xml(words.title)}</title>`,
    `<desc id="plate-text">${xml(said(words))}</desc>`,
    `<rect width="100%" height="100%" fill="#fffdf8"/>`,
    head(words),
    figure(main, place, 12),
    ringNumbers(main, place),
    callouts(main, place, words.callouts),
    scaleBar({ x: 48, y: 896 }, main.pxPerCm * place.scale, cm),
    ...words.insets.map((one, i) => inset(specimen, one, { y: 70 + 450 * i, cm })),
    lines({ x: 48, y: 940 }, [words.caption], 18, 'font-size="14" fill="#6b6459"'),
    '</svg>'
  ].join('\n');
}

const sans = "'Hornbook Sans','Source Sans 3','Noto Sans','Noto Sans SC',sans-serif";
const serif = "'Hornbook Serif','Source Serif 4','Noto Serif','Noto Serif CJK SC',serif";

type Place = { x: number; y: number; scale: number };

const said = ({ callouts: all, insets }: PlateWords) =>
  [...all.map(({ text }) => text), ...insets.map(({ title, text }) => `${title}. ${text}`)].join(
    '; '
  );

function head({ title, latin }: PlateWords): string {
  const titles = wrap(title, 34, 820);
  const below = 64 + titles.length * 38;
  const small = `font-family="${serif}" font-size="20" font-style="italic" fill="#544e45"`;
  return (
    lines({ x: 48, y: 70 }, titles, 38, `font-family="${serif}" font-size="34"`) +
    lines({ x: 48, y: below }, [latin], 0, small)
  );
}

function figure(still: Still, { x, y, scale }: Place, levels: number): string {
  return `<g transform="translate(${x} ${y}) scale(${scale / 2})">${tones(still, { levels, outline: '#3a2a18' })}</g>`;
}

const frame = { x: 930, width: 230, height: 300 };

function inset(
  specimen: Specimen,
  { view, title, text }: PlateWords['insets'][number],
  { y, cm }: { y: number; cm: (length: number) => string }
): string {
  const { x, width, height } = frame;
  const still = drawStill(specimen, { view, width: 256, ground: 'none', setting: { fill: 0.9 } });
  const scale = (width - 20) / still.width;
  const below = [...wrap(text, 15, width)].slice(0, 4);
  const fill = view === 'lamp' ? '#fdf3dc' : '#f2efe9';
  return [
    lines({ x, y: y - 14 }, [title], 0, 'font-weight="600"'),
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${fill}" stroke="#dfd8c9"/>`,
    figure(onNothing(still), { x: x + 10, y: y + 4, scale }, 14),
    scaleBar({ x: x + 12, y: y + height - 18 }, still.pxPerCm * scale, cm, width * 0.3),
    lines({ x, y: y + height + 24 }, below, 20, 'font-size="15"')
  ].join('');
}

/** Against the lamp the pane belongs to the picture: what is as bright as it is left out of the drawing. */
function onNothing(still: Still): Still {
  if (still.data[3] === 0) return still;
  const data = still.data.slice();
  for (let at = 0; at < data.length; at += 4) if (data[at + 2]! > 205) data[at + 3] = 0;
  return { ...still, data };
}
