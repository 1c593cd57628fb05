import { views, type View } from './specimen.ts';
import { examSeeds } from './seeds.ts';

/** What the gallery of a taxon shows: read from the address, so that it can be sent to others. */
export type GalleryQuery = {
  state: 'all' | 'open' | 'approved' | 'rejected';
  view: View;
  page: number;
};

export const specimensOnAPage = 12;
export const galleryStates = ['all', 'open', 'approved', 'rejected'] as const;

/** What the address says; whatever it says wrongly is left out. */
export function readGalleryQuery(search: URLSearchParams): GalleryQuery {
  const page = Number(search.get('page'));
  return {
    state: galleryStates.find((state) => state === search.get('state')) ?? 'all',
    view: views.find((view) => view === search.get('view')) ?? 'side',
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1
  };
}

export function galleryHref(taxon: string, query: GalleryQuery, page: number): string {
  const search = new URLSearchParams();
  if (query.state !== 'all') search.set('state', query.state);
  if (query.view !== 'side') search.set('view', query.view);
  if (page > 1) search.set('page', String(page));
  const text = search.toString();
  return `/studio/specimens/${taxon}${text && `?${text}`}`;
}

/** The exam seeds of one page, and how many pages there are. `verdicts`: the last one by seed. */
export function seedsOnPage(
  { state, page }: GalleryQuery,
  verdicts: ReadonlyMap<number, 'approved' | 'rejected'>
): { seeds: number[]; pages: number } {
  const judged = [...verdicts].sort(([a], [b]) => a - b);
  const wanted = judged.filter(([, verdict]) => verdict === state).map(([seed]) => seed);
  const from = (page - 1) * specimensOnAPage;
  if (state === 'approved' || state === 'rejected')
    return cut(wanted.slice(from, from + specimensOnAPage), wanted.length);
  const all = examSeeds.to - examSeeds.from + 1;
  if (state === 'all') {
    const first = examSeeds.from + from;
    return cut(range(first, Math.min(examSeeds.to + 1, first + specimensOnAPage)), all);
  }
  // the judged ones are few: those that are open are all others, in their order
  const seeds: number[] = [];
  let skipped = 0;
  for (let seed = examSeeds.from; seed <= examSeeds.to && seeds.length < specimensOnAPage; seed++) {
    if (verdicts.has(seed)) continue;
    if (skipped++ >= from) seeds.push(seed);
  }
  return cut(seeds, all - verdicts.size);
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

const cut = (seeds: number[], total: number) => ({
  seeds,
  pages: Math.max(1, Math.ceil(total / specimensOnAPage))
});
