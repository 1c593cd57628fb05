import type { Face } from './faces.ts';
import { ink } from './sheet.ts';
import type { Style } from './text.ts';

/**
 * The type of the sheet. `scale` under 1 sets everything smaller: what is long must still fit on
 * one page.
 */
export function stylesOf(scale: number) {
  const style = (face: Face, size: number, leading: number, colour = ink.full): Style => ({
    face,
    size: size * scale,
    leading: leading * scale,
    colour
  });
  return {
    brand: style('serif', 14, 17),
    title: style('serif', 29, 34),
    titleOther: style('sans', 12, 17, ink.second),
    names: [27, 23, 19, 16, 13].map((size) => style('serif', size, size * 1.28)),
    unit: style('sans', 10.5, 15, ink.second),
    course: style('serif', 19, 25),
    courseOther: style('serif', 12.5, 18.5, ink.second),
    said: style('serif', 12.5, 18.5),
    saidOther: style('serif', 12.5, 18.5, ink.second),
    label: style('sans', 8.5, 12, ink.second),
    value: style('serif', 12.5, 16.5),
    valueOther: style('serif', 9.5, 13, ink.second),
    code: style('serif', 15, 20),
    checkHead: style('bold', 9, 12.5),
    check: style('sans', 9, 12.5, ink.second)
  };
}

export type Styles = ReturnType<typeof stylesOf>;
