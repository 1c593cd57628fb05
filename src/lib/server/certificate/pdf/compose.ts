import type { Certificate } from '#lib/domain/certificate/certificate.ts';
import type { SheetWords } from '#lib/domain/certificate/sheet-words.ts';
import { mm, sheetSize } from './sheet.ts';
import { stylesOf, type Styles } from './styles.ts';
import { fitText, setText, type Text } from './text.ts';

/** Everything that is set on the sheet, with heights; places are given when it is drawn. */
export type Composed = {
  brand: Text;
  titles: Text[];
  name: Text;
  unit: Text | null;
  courses: Text[];
  said: Text[];
  facts: Fact[][];
  code: Text;
  check: { head: Text; texts: Text[] }[];
  gap: number;
};
export type Fact = { label: Text; values: Text[]; height: number };

export const left = 30 * mm;
export const width = sheetSize.width - left - 16 * mm;
export const top = 18 * mm;
export const bottom = 14 * mm;
/** Titles leave room for the horn beside them; a programme has none. */
const titleWidth = 108 * mm;
export const qrSize = 30 * mm;
export const checkLeft = left + qrSize + 8 * mm;
export const columnGap = 7 * mm;
const columns = 3;

/** Sets the certificate, smaller and smaller until it fits on the one page. */
export function compose(certificate: Certificate, said: readonly SheetWords[]): Composed {
  const room = sheetSize.height - top - bottom;
  const scales = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62, 0.54];
  const tries = scales.map((scale) => () => composeAt(certificate, said, scale));
  for (const attempt of tries) {
    const composed = attempt();
    if (heightOf(composed) <= room) return composed;
  }
  return composeAt(certificate, said, scales.at(-1)!);
}

/** Heights of the four parts above the check. */
export function partHeights(composed: Composed) {
  const { brand, titles, name, unit, courses, said, facts, gap } = composed;
  return {
    head: brand.height + gap + sum(titles),
    who: name.height + (unit ? unit.height + gap * 0.25 : 0),
    courses: sum(courses) + gap * 0.4,
    said: sum(said) + (said.length - 1) * gap * 0.4,
    facts: facts.reduce((total, row) => total + rowHeight(row) + gap * 0.5, -gap * 0.5)
  };
}

export function checkHeight({ code, check, gap }: Composed): number {
  const words = check.reduce((total, one) => total + one.head.height + sum(one.texts), 0);
  return Math.max(qrSize, code.height + words + (check.length - 1) * gap * 0.25);
}

export function rowHeight(row: readonly Fact[]): number {
  return Math.max(...row.map((fact) => fact.height));
}

function composeAt(certificate: Certificate, said: readonly SheetWords[], scale: number): Composed {
  const styles = stylesOf(scale);
  const [own, ...others] = said;
  const room = certificate.parts ? width : titleWidth;
  return {
    brand: setText('Hornbook', styles.brand, room, 'en'),
    titles: [
      setText(own!.title, styles.title, room, null),
      ...others.map((one) => setText(one.title, styles.titleOther, room, one.language))
    ],
    name: fitText(certificate.personName, styles.names, width, 2, null),
    unit: certificate.unitName ? setText(certificate.unitName, styles.unit, width, null) : null,
    courses: composeCourses(said, styles),
    said: [
      setText(own!.sentence, styles.said, width, null),
      ...others.map((one) => setText(one.sentence, styles.saidOther, width, one.language))
    ],
    facts: inRows(own!.facts.map((_, index) => composeFact(said, index, styles))),
    code: setText(certificate.code, styles.code, width, null),
    check: said.map((one) => composeCheck(one, styles)),
    gap: 9 * mm * scale
  };
}

/** The course's title in both languages; one that has no other stands once. */
function composeCourses(said: readonly SheetWords[], styles: Styles): Text[] {
  const titles = new Map(said.map(({ course }) => [course.title, course.language]));
  return [...titles].map(([title, language], index) =>
    setText(title, index ? styles.courseOther : styles.course, width, language)
  );
}

/** The label in both languages on one line; a value that says the same in both stands once. */
function composeFact(said: readonly SheetWords[], index: number, styles: Styles): Fact {
  const wide = (width - (columns - 1) * columnGap) / columns;
  const [own, ...others] = said.map((one) => ({ ...one.facts[index]!, language: one.language }));
  const label = setText(
    [own!, ...others].map((fact) => fact.label).join(' · '),
    styles.label,
    wide,
    null
  );
  const different = others.filter((fact) => fact.value !== own!.value && /\p{L}/u.test(fact.value));
  const values = [
    setText(own!.value, styles.value, wide, null),
    ...different.map((fact) => setText(fact.value, styles.valueOther, wide, fact.language))
  ];
  return { label, values, height: label.height + sum(values) };
}

function composeCheck({ check, language }: SheetWords, styles: Styles) {
  const wide = left + width - checkLeft;
  return {
    head: setText(check.head, styles.checkHead, wide, language),
    texts: [setText(`${check.how} ${check.ruler}`, styles.check, wide, language)]
  };
}

function inRows(facts: Fact[]): Fact[][] {
  return Array.from({ length: Math.ceil(facts.length / columns) }, (_, row) =>
    facts.slice(row * columns, (row + 1) * columns)
  );
}

/** With five gaps between the parts and two rules around the name and above the check. */
function heightOf(composed: Composed): number {
  const parts = partHeights(composed);
  const { gap } = composed;
  const above =
    Math.max(parts.head, 56 * mm) + parts.who + parts.courses + parts.said + parts.facts;
  return above + gap * 4.4 + checkHeight(composed) + gap * 0.7;
}

function sum(texts: readonly { height: number }[]): number {
  return texts.reduce((total, text) => total + text.height, 0);
}
