import { storable } from '#lib/domain/storable.ts';

/** Longer than any question put to a search box; the rest is not read. */
const mostLetters = 120;

/** What was typed into a search box (`?q=`): one line that PostgreSQL can keep. */
export const readQuery = (url: URL): string =>
  storable([...(url.searchParams.get('q') ?? '')].slice(0, mostLetters).join(''))
    .replace(/\s+/gu, ' ')
    .trim();
