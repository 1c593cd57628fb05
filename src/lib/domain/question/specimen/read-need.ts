import { closest } from '#lib/domain/course/closest.ts';
import type { Desk } from '#lib/domain/course/writing/scribe.ts';
import { views, type View } from '#lib/domain/specimen/specimen.ts';
import type { Need } from './need.ts';

type Given = { of: string | null; show: string | null; lineup: string | null; refer: boolean };
type Place = { id: string; line: number; isIdentify: boolean };

/**
 * `from=SET` of an identify, `specimen=TAXON` (or a set) of another question, and `show=side,lamp`;
 * `refer` where that shows too little.
 * null: it is about no specimen, or about one that cannot be had (reported).
 */
export function readNeed(
  { of, show, lineup, refer }: Given,
  { id: question, line, isIdentify }: Place,
  desk: Desk
): Need | null {
  if (lineup !== null && lineup !== '1')
    desk.report(line, 'bad-attribute', { name: 'lineup', got: lineup });
  if (of === null) {
    if (isIdentify) desk.report(line, 'identify-without-set', { question });
    else if (show !== null) desk.report(line, 'show-without-specimen', { question });
    return null;
  }
  const set = Object.hasOwn(desk.sets, of) ? desk.sets[of]! : null;
  if (!set && (isIdentify || !desk.taxa.has(of))) {
    const known = [...Object.keys(desk.sets), ...(isIdentify ? [] : desk.taxa.keys())];
    const values = { question, set: of, near: closest(of, known) ?? '', known: known.join(', ') };
    desk.report(line, isIdentify ? 'unknown-set' : 'unknown-specimen', values);
    return null;
  }
  return {
    set: set ? of : null,
    taxa: set ? set.taxa : [of],
    protected: set ? set.protected : [],
    show: readViews(show ?? 'side', line, desk),
    ...(refer && { refer: true as const })
  };
}

/** Views as written, without those that do not exist (reported); never none. */
export function readViews(text: string, line: number, desk: Pick<Desk, 'report'>): View[] {
  const names = text.split(',').filter(Boolean);
  const isView = (name: string): name is View => (views as readonly string[]).includes(name);
  for (const view of names)
    if (!isView(view))
      desk.report(line, 'unknown-view', {
        view,
        near: closest(view, views) ?? '',
        known: views.join(', ')
      });
  const known = [...new Set(names.filter(isView))];
  return known.length > 0 ? known : ['side'];
}
